import { describe, expect, it } from 'vitest';
import { nextCopyNumber } from '@/domain/paper';
import { absenteesOf, coveredBy, coveredBySnapshot, frozenText, makeSnapshot, missingPages, outstandingOf, paperSigners, papersOf, possibleSigners, readOutcome, sheetName, sheetsOf, stageOf, stillHeld, witnessesFor } from '@/domain/signing';
import type { Act, FileTag, FoldedDocument } from '@/domain/journal';
import { aDocument, documentMap } from '@tests/builders/foldedDocument';
import { raid } from '../transcript/raid';

const AT = '2024-08-17T05:30:00.000Z';
const SNAPSHOT = 'a'.repeat(64);
const sign = (person: string, outcome: { readonly is: string; readonly [member: string]: unknown }, snapshot = SNAPSHOT): Act => ({ is: 'sign', entry: `${person}-${snapshot.slice(0, 2)}`, actor: 'o', at: AT, snapshot, person: { id: person, name: `${person}某`, role: 'role.witness' }, outcome });
const documents = raid();
const paper = (change: Partial<FoldedDocument> = {}): FoldedDocument => {
  const found = documents.find(({ id }) => id === 'paper-1');
  if (!found) throw new Error('no paper');
  return { ...found, ...change };
};
const mapWith = (...changed: FoldedDocument[]) => documentMap([...documents.filter(({ kind, id }) => !changed.some((one) => one.kind === kind && one.id === id)), ...changed]);

describe('who signs a paper', () => {
  const present = (id: string, leaf: Record<string, unknown>) => ({ [`present/${id}`]: [{ entry: id, value: leaf as never }] });
  const action = (paths: FoldedDocument['paths']): FoldedDocument => {
    const found = documents.find(({ id }) => id === 'raid');
    if (!found) throw new Error('no action');
    return { ...found, paths: { ...found.paths, ...paths } };
  };

  it('whoever was there and whoever left; one who never came is told as absent and signs nothing', () => {
    const map = mapWith(action({ ...present('p8', { name: '邱某', role: 'deputy', presence: 'left', reason: '接电话后离开' }), ...present('p9', { name: '马某', role: 'legalRepresentative', presence: 'absent', reason: '电话中拒绝到场' }) }), paper());
    expect(paperSigners(map, paper()).map(({ name, left }) => `${name} ${left ?? ''}`.trim())).toEqual(['张某', '王某', '古某', '邱某 接电话后离开', '某停车场']);
    expect(absenteesOf(map, paper())).toEqual([{ id: 'p9', name: '马某', roles: ['role.legalRepresentative'], reason: '电话中拒绝到场' }]);
  });

  it('a child that was there has an outcome too, and is told to be one: nobody asks for its name', () => {
    const map = mapWith(action(present('p7', { name: '罗小某', role: 'minorFamilyMember', minor: true, order: 7 })), paper());
    expect(paperSigners(map, paper()).filter(({ minor }) => minor).map(({ name, roles }) => `${name} ${roles.join()}`)).toEqual(['罗小某 role.minorFamilyMember']);
  });

  it('both sides of a hand-over, and nobody else', () => {
    const handover = aDocument('handover', 'h1', { what: 'custody', from: { name: '张某', role: 'court' }, to: { name: '某停车场', role: 'thirdParty' } }, { action: 'raid' });
    expect(paperSigners(mapWith(handover), handover).map(({ id, name, roles }) => `${id} ${name} ${roles.join()}`)).toEqual(['from 张某 from,party.court', 'to 某停车场 to,party.thirdParty']);
    expect(coveredBy(mapWith(handover), handover).map(({ id }) => id)).toEqual(['h1']);
    expect(papersOf(mapWith(handover), 'raid').map(({ id }) => id).sort()).toEqual(['h1', 'paper-1']);
  });

  it('whoever has an outcome stays, even where the roster was changed since', () => {
    const signed = paper({ frozen: SNAPSHOT, acts: [sign('gone', { is: 'refused', reason: '不认可' })] });
    expect(paperSigners(mapWith(signed), signed).at(-1)).toMatchObject({ id: 'gone', name: 'gone某', roles: ['role.witness'], signed: { outcome: { is: 'refused' } } });
  });

  it('of a side paper only those whom it concerns', () => {
    const side = aDocument('transcript', 'side', { template: 'enforcement@1', text: '询问', signs: ['t2', 'x1'] }, { action: 'raid' });
    expect(paperSigners(mapWith(side), side).map(({ name }) => name)).toEqual(['王某', '古某']);
    expect(possibleSigners(mapWith(side), side).map(({ name }) => name)).toEqual(['张某', '王某', '古某']);
  });
});

describe('where a paper stands', () => {
  it('is being signed until everybody has an outcome; then it is sealed', () => {
    const acts = ['t1', 't2', 'x1', 'custodian'].map((id) => sign(id, { is: 'signed', file: 'f'.repeat(64) }));
    const stage = (change: Partial<FoldedDocument>) => stageOf(mapWith(paper(change)), paper(change));
    expect([stage({}), stage({ frozen: SNAPSHOT, acts: acts.slice(1) }), stage({ frozen: SNAPSHOT, acts })]).toEqual(['open', 'signing', 'sealed']);
    expect(stage({ frozen: 'b'.repeat(64), acts })).toBe('signing');
  });

  it('that a copy was handed over is noted; who received it may sign, and need not', () => {
    const copy = aDocument('handover', 'copy', { what: 'copy' }, { action: 'raid' });
    expect([stageOf(mapWith(copy), copy), stageOf(mapWith(copy), { ...copy, frozen: SNAPSHOT })]).toEqual(['noted', 'signing']);
    const custody = aDocument('handover', 'custody', { what: 'custody' }, { action: 'raid' });
    expect(stageOf(mapWith(custody), custody)).toBe('open');
  });

  it('[V1] an outcome of a newer version is an outcome, and keeps its name', () => {
    const acts = [sign('x1', { is: 'iris', scanner: 'K-7' })];
    expect(readOutcome(acts[0] as Extract<Act, { is: 'sign' }>)).toEqual({ is: 'newer', said: 'iris' });
    expect(paperSigners(mapWith(paper({ frozen: SNAPSHOT, acts })), paper({ frozen: SNAPSHOT, acts })).find(({ id }) => id === 'x1')?.signed?.outcome).toEqual({ is: 'newer', said: 'iris' });
  });
});

describe('[F8] what a void names', () => {
  it('is all of the action, also what another paper froze first; and what it did not know of is found afterwards', () => {
    const elsewhere = aDocument('item', 'late', {}, { action: 'other' });
    const held: FoldedDocument = { ...elsewhere, frozen: SNAPSHOT };
    const voided = paper({ acts: [{ is: 'void', entry: 'v', actor: 'o', at: AT, snapshot: SNAPSHOT, reason: '车号写错', knew: [] }] });
    const ids = (found: readonly FoldedDocument[]) => found.map(({ id }) => id).sort();
    expect(ids(coveredBySnapshot(mapWith(paper()), paper(), SNAPSHOT))).toEqual(ids(coveredBy(mapWith(paper()), paper())));
    expect(coveredBySnapshot(mapWith(voided, held), voided, SNAPSHOT).map(({ id }) => id)).toContain('late');
    expect(stillHeld(mapWith(voided, held), voided).map(({ id }) => id)).toEqual(['late']);
  });
});

describe('what a person reads', () => {
  it('is the frozen text, whatever became of the documents since', () => {
    const frozen = paper({ paths: { text: [{ entry: 'e', value: '扣押笔录\n一、开始时间' }], title: [{ entry: 'e', value: '扣押笔录' }], second: [{ entry: 'e', value: { language: '藏语', text: 'བོད' } }] } });
    const { text } = makeSnapshot([frozen], { at: AT, by: 'o', case: 'c', action: 'raid' });
    expect(frozenText(text)).toEqual({ title: '扣押笔录', text: '扣押笔录\n一、开始时间', second: { language: '藏语', text: 'བོད' }, at: AT });
  });
  it.each(['', '[]', '{"format":"fieldwrit-snapshot"}', '{"format":"fieldwrit-snapshot","documents":[{"paths":{"text":7}}]}', '{"format":"other","documents":[]}'])('is nothing where the bytes are no paper: %s', (bytes) => expect(frozenText(bytes)).toBeNull());
});

describe('补正', () => {
  it('each change after the freeze is told with the correction that takes it up', () => {
    const signed = paper({ frozen: SNAPSHOT, pending: [{ entry: 'e1', op: 'set', change: { set: { text: '改' } } }, { entry: 'e2', op: 'set', change: { set: { title: '改' } } }] });
    const correction = aDocument('transcript', 'c1', { template: 'correction@1', corrects: 'paper-1', takesUp: ['e1'], text: '补正' }, { action: 'raid' });
    expect(outstandingOf(mapWith(signed, correction), signed).map(({ change, correction: by }) => `${change.entry} ${by?.n ?? '–'}`)).toEqual(['e1 1', 'e2 –']);
    expect(paperSigners(mapWith(signed, correction), correction).map(({ id }) => id)).toEqual(['t1', 't2', 'x1', 'custodian']);
  });
});

describe('a copy that is signed by hand', () => {
  const print = (copy: string, pages: number | null): Extract<Act, { is: 'print' }> => ({ is: 'print', entry: copy, actor: 'o', at: AT, snapshot: SNAPSHOT, copy, pages });
  const sheet = (name: string, entry: string): FileTag => ({ sha256: entry.repeat(64).slice(0, 64), size: 1, mime: 'image/jpeg', role: 'page', name, origin: 'live', takenAt: AT, entry, actor: 'o' });

  it('has a number that no other tablet gives', () => {
    const printed = paper({ acts: [print('A-1', 3), print('A-4', 3), print('AB-9', null)] });
    const next = (of: FoldedDocument, letter: string) => nextCopyNumber(documentMap([of]), of, letter);
    expect([next(printed, 'A'), next(printed, 'B'), next(paper(), "A'")]).toEqual(['A-5', 'B-1', "A'-1"]);
  });
  it('tells the pages of which no photo is here; a page that was taken again counts once', () => {
    const back = paper({ acts: [print('A-1', 3)], files: [sheet(sheetName('A-1', 3), 'e'), sheet(sheetName('A-1', 1), 'b'), sheet(sheetName('A-1', 1), 'c'), sheet(sheetName('A-2', 2), 'd')] });
    expect(missingPages(print('A-1', 3), back)).toEqual([2]);
    expect(missingPages(print('A-2', null), back)).toBeNull();
    expect(sheetsOf(back, 'A-1').map(({ page, file }) => `${page}${file.entry}`)).toEqual(['1c', '3e']);
  });
});

it('a witness: those present first; against officers, drivers, the applicant’s side and minors something speaks', () => {
  const action = aDocument('fieldAction', 'raid', {
    'team/t1': { name: '张某', duty: 'lead', order: 1 }, 'team/t2': { name: '司某', duty: 'driver', order: 2 },
    'present/a': { name: '申某', role: 'applicant', order: 1 }, 'present/b': { name: '古某', role: 'grassroots', order: 2 }, 'present/c': { name: '小某', role: 'familyMember', minor: true, order: 3 }, 'present/d': { name: '未某', role: 'witness', presence: 'absent', order: 4 },
  });
  expect(witnessesFor(action, 'x').map(({ name, doubt }) => `${name} ${doubt ?? ''}`.trim())).toEqual(['古某', '申某 applicant', '小某 minor', '张某 officer', '司某 driver']);
  expect(witnessesFor(action, 'b').map(({ name }) => name)).not.toContain('古某');
});
