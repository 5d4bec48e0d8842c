import type { ImportFile } from '@/server/import/readImportFile';
import { planImport, type Planning } from '@/server/import/planImport';
import type { Register } from '@/server/import/register';
import { faultWords } from '@/server/import/importFault';

export const emptyRegister: Register = { courts: [], officers: [], teams: [], caseIds: new Map() };

export const knownCourt: Register = {
  courts: [{ id: 'hn-yuelu', code: '湘0104', name: '长沙市岳麓区人民法院' }],
  officers: [
    { account: 'zhang', court: 'hn-yuelu', id: 'officer-zhang', name: '张某' },
    { account: 'wan', court: 'qh-gangcha', id: 'officer-wan', name: '完某' },
  ],
  teams: [{ court: 'hn-yuelu', id: 'team-1', name: '执行一队' }],
  caseIds: new Map(),
};

export const jsonFile = (content: unknown, name = 'cases.json'): ImportFile => ({ name, bytes: Buffer.from(JSON.stringify(content), 'utf8') });
export const csvFile = (name: string, content: string): ImportFile => ({ name, bytes: Buffer.from(content, 'utf8') });

/** A case row that is right as it stands. */
export const goodCase = { 案号: '（2024）湘0104执2187号', 申请标的额: 3860000, 团队: '执行一队' } as const;

export const TODAY = '2026-03-02';
export const plan = (files: readonly ImportFile[], register: Register = knownCourt, today = TODAY): Promise<Planning> => planImport(files, register, today);

/** The faults of an import as "sheet row column value: reason", in Chinese. */
export async function faultsOf(files: readonly ImportFile[], register: Register = knownCourt, today = TODAY): Promise<string[]> {
  const planning = await plan(files, register, today);
  return planning.ok ? [] : planning.faults.map((fault) => `${fault.sheet} ${fault.row ?? '-'} ${fault.column ?? '-'} ${fault.value}: ${faultWords(fault, 'zh-CN')}`);
}

export async function planned(files: readonly ImportFile[], register: Register = knownCourt) {
  const planning = await plan(files, register);
  if (!planning.ok) throw new Error((await faultsOf(files, register)).join('\n'));
  return planning.plan;
}
