import { describe, expect, it } from 'vitest';
import { demoAccounts } from '@/server/demo/demoAccounts';
import { demoFiles } from '@/server/demo/demoFiles';
import { PLAIN_CASES } from '@/server/demo/plainCases';
import { caseSummary } from '@/domain/case/caseSummary';
import { emptyRegister, faultsOf, planned, TODAY } from './sampleImport';

describe('the demo court is an import like any other', () => {
  it.each(['2026-03-02', '2026-11-23', '2028-02-29'])('has no fault on %s', async (today) => {
    expect(await faultsOf(await demoFiles(today), emptyRegister, today)).toEqual([]);
  });

  it('holds three courts, scenarios A, C and D, and forty plain cases', async () => {
    const plan = await planned(await demoFiles(TODAY), emptyRegister);
    expect(plan.courts.map(({ id }) => id)).toEqual(['hn-yuelu', 'qh-gangcha', 'hn-lanshan']);
    expect(plan.cases).toHaveLength(PLAIN_CASES + 3);
    const facts = (number: string) => plan.cases.find(({ record }) => record.facts.number === number)?.record;
    expect(facts('（2024）湘0104执2187号')?.facts).toMatchObject({ limitFen: 390_100_000, interestFen: 14_185_500, feeFen: 4_100_000 });
    expect(facts('（2024）湘0104执2187号')?.papers.map(({ kind }) => kind)).toContain('crossProvinceApproval');
    expect(facts('（2023）青2224执86号')?.facts).toMatchObject({ aim: 'delivery', limitFen: null, court: 'qh-gangcha' });
    expect(facts('（2025）湘1127执恢45号')?.facts).toMatchObject({ claimFen: 42_000_000, feeFen: 620_000, limitFen: 42_620_000 });
    expect(facts('（2025）湘1127执恢45号')?.papers.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['searchWarrant', 'compelledAppearanceWarrant']));
  });

  it('has deadlines before and after today', async () => {
    const plan = await planned(await demoFiles(TODAY), emptyRegister);
    const next = plan.cases.flatMap(({ record }) => caseSummary(record).nextDeadline?.on ?? []);
    expect(next.filter((on) => on < TODAY).length).toBeGreaterThan(2);
    expect(next.filter((on) => on >= TODAY).length).toBeGreaterThan(10);
  });

  it('lists its accounts', async () => {
    const accounts = await demoAccounts();
    expect(accounts.map(({ account }) => account)).toEqual(expect.arrayContaining(['zhang', 'li', 'wang', 'wan', 'hua', 'deng', 'admin']));
    expect(new Set(accounts.map(({ account }) => account)).size).toBe(accounts.length);
    expect(accounts.every(({ password, court }) => password === 'fieldwrit-demo' && court !== '')).toBe(true);
  });
});
