import { describe, expect, it } from 'vitest';
import { everyCase, searchCases } from '@/domain/case/caseSearch';
import { caseSummary } from '@/domain/case/caseSummary';
import { aCase, aParty } from '@tests/builders/caseRecord';

const deadline = (id: string, dueOn: string, doneOn: string | null = null) => ({ id, name: '报告财产令', dueOn, doneOn, basis: null });
const trucks = caseSummary(
  aCase({ place: '新疆喀什', claimFen: 386_000_000, team: 't1', docketedOn: '2024-05-06' }, { id: 'a', parties: [aParty('applicant', '湖南某建设机械公司'), aParty('respondent', '喀什某建材公司')], deadlines: [deadline('1', '2024-06-01', '2024-05-30'), deadline('2', '2026-01-01')] }),
);
const plot = caseSummary(
  aCase({ number: '（2023）青2224执86号', court: 'qh-gangcha', courtName: '刚察县人民法院', aim: 'delivery', place: '哈尔盖镇' }, { id: 'c', parties: [aParty('applicant', '桑某', { type: 'person' }), aParty('respondent', '旦某'), aParty('guarantor', '多某')] }),
);
const dawn = caseSummary(
  aCase({ number: '（2025）湘1127执恢45号', court: 'hn-lanshan', courtName: '蓝山县人民法院', claimFen: 42_000_000 }, { id: 'd', parties: [aParty('respondent', '罗某')], clues: [{ id: 'k', source: 'informant', text: '常住某巷', state: 'open', urgency: 'urgent', receivedAt: null, verifyBy: '2025-07-11', place: null, lat: null, lon: null, datum: null, accuracyM: null, informant: '2', contact: null }] }),
);
const all = [trucks, plot, dawn];
const ids = (found: readonly { id: string }[]) => found.map(({ id }) => id).join('');

describe('the case list', () => {
  it.each([
    ['(2024)湘0104', 'a'],
    ['〔2024〕湘0104执2187号', 'a'],
    ['【2024】湘 0104 执 2187', 'a'],
    ['2187', 'a'],
    ['建材', 'a'],
    ['刚察 桑', 'c'],
    ['哈尔盖', 'c'],
    ['执恢', 'd'],
    ['　', 'dac'],
    ['没有这样的案件', ''],
  ])('typing "%s" finds %s', (text, expected) => expect(ids(searchCases(all, { ...everyCase, text }))).toBe(expected));

  it('shows the earliest date that is not yet met', () => {
    expect(trucks.nextDeadline).toEqual({ is: 'deadline', on: '2026-01-01', name: '报告财产令' });
    expect(dawn.nextDeadline).toEqual({ is: 'clue', on: '2025-07-11' });
    expect(plot).toMatchObject({ nextDeadline: null, respondents: 2, applicant: '桑某', respondent: '旦某' });
  });

  it('narrows by aim, court, team, due day and urgent clues', () => {
    expect(ids(searchCases(all, { ...everyCase, aim: ['delivery'] }))).toBe('c');
    expect(ids(searchCases(all, { ...everyCase, courts: ['hn-yuelu', 'hn-lanshan'] }))).toBe('da');
    expect(ids(searchCases(all, { ...everyCase, teams: ['t1'] }))).toBe('a');
    expect(ids(searchCases(all, { ...everyCase, dueBy: '2025-12-31' }))).toBe('d');
    expect(ids(searchCases(all, { ...everyCase, urgentClues: true }))).toBe('d');
    expect(ids(searchCases(all, { ...everyCase, status: ['closed'] }))).toBe('');
  });

  it('sorts by number, claim and docketing day; what is unknown comes last', () => {
    expect(ids(searchCases(all, { ...everyCase, sort: 'number' }))).toBe('dac');
    expect(ids(searchCases(all, { ...everyCase, sort: 'claim' }))).toBe('adc');
    expect(ids(searchCases(all, { ...everyCase, sort: 'docketed' }))).toBe('adc');
  });

  it('searches and sorts 5,000 cases within 100 ms', () => {
    const many = Array.from({ length: 5_000 }, (_, i) => ({ ...trucks, id: String(i), number: `（2024）湘0104执${i + 1}号`, numberKey: `000002024湘000000104执${String(i + 1).padStart(9, '0')}号`, search: `2024湘0104执${i + 1}号\n湖南某建设机械公司\n喀什某建材公司` }));
    searchCases(many, { ...everyCase, text: '执4' });
    const started = performance.now();
    expect(searchCases(many, { ...everyCase, text: '(2024)湘0104执4321' })).toHaveLength(1);
    expect(searchCases(many, { ...everyCase, text: '建材', sort: 'number' })).toHaveLength(5_000);
    expect(performance.now() - started).toBeLessThan(100);
  });
});
