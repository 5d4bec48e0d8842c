import { describe, expect, it } from 'vitest';
import { coveredBy, coverParts, isSignature, makeSnapshot, signersOf, strokesDocument } from '@/domain/signing';
import { impoundmentPaper } from './paper';
import { sha256Hex, type Act, type FoldedDocument, type SigningOutcome } from '@/domain/journal';
import { aDocument, documentMap } from '@tests/builders/foldedDocument';
import { raid } from '../transcript/raid';

const claim = { at: '2024-08-17T05:30:00.000Z', by: 'officer-zhang', case: 'case-1', action: 'raid' };
const edited = (documents: FoldedDocument[], id: string, paths: FoldedDocument['paths']) => documents.map((each) => (each.id === id ? { ...each, paths: { ...each.paths, ...paths } } : each));

describe('[F3] the snapshot', () => {
  const documents = raid();
  const covered = coveredBy(documentMap(documents), impoundmentPaper(documents));

  it('covers the paper, the action and every item of it, withdrawn ones too, nothing of another action', () => {
    expect(covered.map(({ id }) => id)).toEqual(['paper-1', 'raid', 'cab-1', 'cab-2', 'gone', 'truck-01', 'truck-09', 'truck-11']);
  });

  it('is the same bytes for the same documents, and another hash for any change', () => {
    const once = makeSnapshot(covered, claim);
    expect(makeSnapshot(covered.map((each) => ({ ...each })), claim)).toEqual(once);
    expect(once.sha256).toBe(sha256Hex(once.text));
    expect(makeSnapshot(edited(covered, 'truck-01', { valueFen: [{ entry: 'x', value: 1 }] }), claim).sha256).not.toBe(once.sha256);
    expect(JSON.parse(once.text)).toMatchObject({ format: 'fieldwrit-snapshot', version: 1, documents: expect.any(Array) });
  });

  it('of a long list is cited by several freeze acts, none too large, nothing left out', () => {
    const many = [...covered, ...Array.from({ length: 500 }, (_, i) => aDocument('item', `i${i}`, { category: 'goods', 'attr/name': `物${i}`, quantity: 1 }, { action: 'raid' }))];
    const parts = coverParts(many, 10_000);
    expect(parts.flat().map(({ id }) => id)).toEqual(many.map(({ id }) => id));
    expect(parts[0]?.[0]?.id).toBe('paper-1');
    expect(Math.max(...parts.map((part) => JSON.stringify(part).length))).toBeLessThan(11_000);
  });
});

describe('who signs', () => {
  const [action] = raid().filter(({ id }) => id === 'raid');
  const sign = (person: string, snapshot: string, outcome: SigningOutcome): Act => ({ is: 'sign', entry: `${person}-${snapshot}`, actor: 'o', at: claim.at, snapshot, person: { id: person, name: '', role: '' }, outcome });
  if (!action) throw new Error('no action');

  it('the team, those present and the custodian', () => {
    const signers = signersOf(action, { name: '某停车场', kind: 'thirdParty', contact: '', place: '', useAllowed: null, useScope: '' }, [], null);
    expect(signers.map(({ id, roles }) => `${id} ${roles.join()}`)).toEqual(['t1 duty.lead', 't2 duty.recorder', 'x1 role.grassroots', 'custodian custodian']);
  });

  it('a person present who is the custodian signs once, as both', () => {
    const signers = signersOf(action, { name: '古某', kind: null, contact: '', place: '', useAllowed: null, useScope: '' }, [], null);
    expect(signers.at(-1)).toMatchObject({ id: 'x1', roles: ['role.grassroots', 'custodian'] });
  });

  it('only outcomes on this snapshot count, the last one of each person', () => {
    const acts = [sign('t1', 'old', { is: 'signed', file: 'f' }), sign('x1', 'new', { is: 'refused', reason: '不认可' }), sign('x1', 'new', { is: 'signed', file: 'g' })];
    const signers = signersOf(action, null, acts, 'new');
    expect(signers.map(({ signed }) => signed?.outcome.is ?? null)).toEqual([null, null, 'signed']);
  });

  it('who refused and signs after all: the later outcome counts whichever comes first, the former stays with the reason', () => {
    const refused = sign('x1', 'new', { is: 'refused', reason: '不认可' });
    const signed: Act = { ...sign('x1', 'new', { is: 'signed', file: 'g', replaces: { entries: [refused.entry], reason: '现同意签名' } }), entry: 'later' };
    for (const acts of [[refused, signed], [signed, refused]]) {
      const of = signersOf(action, null, acts, 'new').find(({ id }) => id === 'x1');
      expect([of?.signed?.entry, of?.former]).toMatchObject(['later', [{ entry: refused.entry, outcome: { is: 'refused', reason: '不认可' }, reason: '现同意签名' }]]);
    }
  });

  it('two outcomes of which neither knew are both told, the last counts, and nobody said why', () => {
    const here = sign('x1', 'new', { is: 'refused', reason: '不认可' });
    const there: Act = { ...sign('x1', 'new', { is: 'signed', file: 'g' }), entry: 'there' };
    const of = signersOf(action, null, [here, there], 'new').find(({ id }) => id === 'x1');
    expect([of?.signed?.entry, of?.former.map(({ entry, reason }) => [entry, reason])]).toEqual(['there', [[here.entry, null]]]);
  });

  it('what a newer version says of what it replaces does no harm', () => {
    const odd = sign('x1', 'new', JSON.parse('{"is":"signed","file":"g","replaces":"all"}') as SigningOutcome);
    expect(signersOf(action, null, [odd], 'new').find(({ id }) => id === 'x1')).toMatchObject({ signed: { entry: odd.entry }, former: [] });
  });
});

describe('a drawn signature', () => {
  const stroke = (points: number) => Array.from({ length: points }, (_, i) => ({ x: i / 3, y: 1, time: 1_000 + i * 8, pressure: 0.5 }));
  it('of fewer than ten points is asked again', () => {
    expect(isSignature([stroke(5), stroke(4)])).toBe(false);
    expect(isSignature([stroke(5), stroke(5)])).toBe(true);
  });
  it('keeps movement, time from its first point, and pressure', () => {
    expect(strokesDocument([stroke(2)], { widthPx: 600, heightPx: 300, takenAt: claim.at })).toMatchObject({ strokes: [[{ x: 0, y: 1, t: 0, p: 0.5 }, { x: 0.33, y: 1, t: 8, p: 0.5 }]] });
  });
});
