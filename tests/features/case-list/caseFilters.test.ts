// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { caseSummary } from '@/domain/case/caseSummary';
import { useCaseFilters } from '@/features/case-list/useCaseFilters';
import { aCase, aParty } from '@tests/builders/caseRecord';
import { memoryWorkspace } from '@tests/doubles/memoryWorkspace';
import { withWorkspace } from '@tests/doubles/withWorkspace';

const TODAY = '2024-08-17';

async function aList(count = 3) {
  const memory = memoryWorkspace();
  for (let i = 1; i <= count; i += 1) {
    const record = aCase(
      { number: `（2024）湘0104执${2186 + i}号`, handlerName: i === 1 ? '张某' : '李某', place: i === 2 ? '喀什市' : '长沙市', team: `t${i % 2}`, teamName: `${i % 2}队` },
      { parties: [aParty('respondent', i === 2 ? '喀什某建材公司' : `公司${i}`)], deadlines: i === 3 ? [{ id: 'd', name: '期限', dueOn: '2024-08-20', doneOn: null, basis: null }] : [] },
    );
    memory.summaries.push(caseSummary({ ...record, id: `case-${i}` }));
  }
  const { result: filters } = await withWorkspace(memory.workspace, () => useCaseFilters(() => TODAY, () => new Map([['case-2', 4]])));
  return filters;
}

describe('the list of cases', () => {
  it.each(['(2024)湘0104执2187', '〔2024〕湘0104执2187号', '２０２４湘0104执2187', '2187'])('finds a case number written as %s', async (typed) => {
    const filters = await aList();
    filters.text = typed;
    expect(filters.found.map(({ id }) => id)).toEqual(['case-1']);
  });
  it('finds by party and by place', async () => {
    const filters = await aList();
    filters.text = '建材';
    expect(filters.found.map(({ id }) => id)).toEqual(['case-2']);
    filters.text = '喀什市';
    expect(filters.found.map(({ id }) => id)).toEqual(['case-2']);
  });
  it('narrows to mine, to soon due, to unsent', async () => {
    const filters = await aList();
    filters.quick = ['mine'];
    expect(filters.found.map(({ id }) => id)).toEqual(['case-1']);
    filters.quick = ['soon'];
    expect(filters.found.map(({ id }) => id)).toEqual(['case-3']);
    filters.quick = ['unsent'];
    expect(filters.found.map(({ id }) => id)).toEqual(['case-2']);
    filters.quick = ['unsent', 'mine'];
    expect(filters.found).toEqual([]);
    filters.clear();
    expect(filters.found).toHaveLength(3);
  });
  it('answers every key within a frame or two for 5,000 cases', async () => {
    const filters = await aList(5_000);
    const began = performance.now();
    filters.text = '喀什某建材';
    expect(filters.found).toHaveLength(1);
    expect(performance.now() - began).toBeLessThan(60);
  });
});
