import { describe, expect, it } from 'vitest';
import { caseDocuments } from '@/domain/case/caseDocuments';
import { readCase, type ReadableDocument } from '@/domain/case/readCase';
import type { CaseRecord } from '@/domain/case/caseRecord';
import { limits } from '@/domain/journal/limits';
import { stableId } from '@/domain/case/stableId';
import { aCase, aParty } from '@tests/builders/caseRecord';

const record: CaseRecord = aCase(
  { claimFen: 386_000_000, limitFen: 390_100_000, cause: '买卖合同纠纷', limitWithInterest: true },
  {
    parties: [aParty('respondent', '喀什某建材公司', { heed: ['未成年'] }), aParty('applicant', '湖南某建设机械公司')],
    deadlines: [
      { id: 'd2', name: '首次执行通知', dueOn: '2024-05-16', doneOn: '2024-05-10', basis: '解释480' },
      { id: 'd1', name: '报告财产令', dueOn: '2024-05-16', doneOn: null, basis: null },
    ],
    instruments: [{ id: 'i1', number: '（2023）湘0104民初9021号', kind: 'judgment', issuer: null, effectiveOn: '2024-01-10', performBy: '2024-01-20', orders: ['一、支付货款'] }],
    clues: [{ id: 'c1', source: 'gps', text: '搅拌站', state: 'open', urgency: 'urgent', receivedAt: '2024-08-01T02:00:00.000Z', verifyBy: '2024-08-04', place: '喀什', lat: 39.47, lon: 75.99, datum: 'WGS84', accuracyM: 15, informant: null, contact: null }],
    papers: [{ id: 'p1', kind: 'crossProvinceApproval', title: '异地执行批准', number: '湘高执批〔2024〕31号', issuedOn: '2024-08-12', issuer: null, signedBy: null, scope: null, validTo: null, copies: 2 }],
  },
);

const folded = (of: CaseRecord): ReadableDocument[] =>
  caseDocuments(of).map(({ kind, id, paths }) => ({ kind, id, paths: Object.fromEntries(Object.entries(paths).map(([path, value]) => [path, [{ entry: 'e1', value }]])) }));

describe('what the court writes of a case', () => {
  it('reads back as it was, in the same order', () => expect(readCase(folded(record))).toEqual(record));

  it('reads back whatever order the documents come in', () => expect(readCase(folded(record).reverse())).toEqual(record));

  it('has leaves only, none a part of another, within the limits', () => {
    for (const { paths } of caseDocuments(record)) {
      const names = Object.keys(paths);
      for (const path of names) {
        expect(path.length).toBeLessThanOrEqual(limits.pathLength);
        expect(names.filter((other) => other.startsWith(`${path}/`))).toEqual([]);
      }
    }
  });

  it('unknown has no path', () => {
    expect(caseDocuments(aCase())[0]?.paths).not.toHaveProperty('claimFen');
  });

  it('a withdrawn party is no longer told', () => {
    const documents = folded(record).map((document) => (document.id === 'party-湖南某建设机械公司' ? { ...document, paths: { ...document.paths, withdrawn: [{ entry: 'e2', value: true }] } } : document));
    expect(readCase(documents)?.parties.map(({ name }) => name)).toEqual(['喀什某建材公司']);
  });

  it('a removed deadline (null) is no longer told, and a kind of paper that came later stays', () => {
    const documents = folded(record).map((document) => {
      if (document.kind === 'case') return { ...document, paths: { ...document.paths, 'deadline/d1': [{ entry: 'e2', value: null }] } };
      return document.kind === 'paper' ? { ...document, paths: { ...document.paths, kind: [{ entry: 'e2', value: 'holographicWarrant' }] } } : document;
    });
    const read = readCase(documents);
    expect(read?.deadlines.map(({ id }) => id)).toEqual(['d2']);
    expect(read?.papers.map(({ kind }) => kind)).toEqual(['other']);
  });

  it('without its case document there is no case', () => expect(readCase(folded(record).slice(1))).toBeNull());
});

describe('ids of the court’s documents', () => {
  it('follow from what they name and are UUIDs', () => {
    expect(stableId('party', 'c1', '马某')).toBe(stableId('party', 'c1', '马某'));
    expect(stableId('party', 'c1', '马某')).not.toBe(stableId('party', 'c1马某'));
    expect(stableId('x')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});
