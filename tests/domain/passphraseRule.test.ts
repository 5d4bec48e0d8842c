import { describe, expect, it } from 'vitest';
import { normalPassphrase, passphraseFault } from '@/domain/passphraseRule';

const fault = (passphrase: string, account = 'zhang') => passphraseFault(passphrase, account);

describe('an unlock passphrase', () => {
  it.each(['yewai jiesuo 2026', 'abcdefghij', '执行外勤解锁', '湘江北去橘子洲', 'Kashgar-14-trucks', '执行外勤 abc'])('may be %s', (passphrase) => expect(fault(passphrase)).toBeNull());

  it('has ten letters, or six Han characters, each worth two', () => {
    expect(fault('')).toBe('short');
    expect(fault('abcdefghi')).toBe('short');
    expect(fault('执行外勤解')).toBe('short');
    expect(fault('执行外勤abc')).toBe('short');
    expect(fault('执行外勤abcd')).toBeNull();
  });

  it('is never digits and signs alone, in whatever script', () => {
    for (const passphrase of ['1234567890', '13800138000', '2026-11-25 08:30', '１２３４５６７８９０１２', '٠١٢٣٤٥٦٧٨٩', '!!??--1234567890']) expect([passphrase, fault(passphrase)]).toEqual([passphrase, 'digitsOnly']);
    expect(fault('1380013800a')).toBeNull();
  });

  it('is not one letter many times', () => {
    expect(fault('aaaaaaaaaaaa')).toBe('repeated');
    expect(fault('aAaAbBbBcCcC')).toBe('repeated');
    expect(fault('执执执行行行')).toBe('repeated');
    expect(fault('abcdeabcde')).toBeNull();
  });

  it('is not the account with little added', () => {
    expect(fault('zhang12345')).toBe('account');
    expect(fault('1ZHANG2345')).toBe('account');
    expect(fault('zhang yewai jiesuo')).toBeNull();
    expect(fault('abcdefghij', '')).toBeNull();
  });

  it('is the same however it was typed: composed or not, wide or narrow, with blanks at its ends', () => {
    expect(normalPassphrase('  cafe\u0301 ２０２６　')).toBe('café 2026');
    expect(normalPassphrase('e\u0301')).toBe(normalPassphrase('é'));
    // A blank at the end adds nothing.
    expect(fault('abcdefghi ')).toBe('short');
  });

  it('counts characters, not the halves that a rare one is stored in', () => {
    expect(fault('𠮷𠮷𠮷𡈽𡈽𡌛')).toBe('repeated');
    expect(fault('𠮷𡈽𡌛𡑮𡢽')).toBe('short');
    expect(fault('𠮷𡈽𡌛𡑮𡢽𠮟')).toBeNull();
  });
});
