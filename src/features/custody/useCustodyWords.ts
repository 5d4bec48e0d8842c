import { useI18n } from 'vue-i18n';
import { stateOf, type Handover, type HandoverParty } from '@/domain/handover';
import type { ItemView } from '@/domain/inventory/itemView';
import { readSealRecord } from '@/domain/seals';
import { useFormat } from '@/i18n';
import type { Tone } from '@/ui';

/** A hand-over in the officer's words; what a newer version wrote is shown as it stands. */
export function useCustodyWords() {
  const { t, te } = useI18n();
  const format = useFormat();
  const word = (group: 'what' | 'role' | 'result', id: string | null): string => (id === null ? t('custody.unknown') : te(`custody.${group}.${id}`) ? t(`custody.${group}.${id}`) : id);
  const party = (of: HandoverParty | null): string => (of === null ? t('custody.unknown') : of.role === null ? of.name : t('custody.party', { name: of.name, role: word('role', of.role) }));
  const resultTone = (result: string | null): Tone => (result === 'taken' ? 'ok' : result === 'refused' ? 'seal' : 'wait');

  /** Labels of several things in short: A1–A12; those apart are named one by one. */
  function labels(items: readonly Pick<ItemView, 'label'>[]): string {
    const runs: { letter: string; from: number; to: number }[] = [];
    const others: string[] = [];
    for (const { label } of items) {
      const [, letter = '', digits = ''] = /^(\D+)(\d+)$/u.exec(label) ?? [];
      const last = runs.at(-1);
      if (letter === '') others.push(label);
      else if (last?.letter === letter && last.to + 1 === Number(digits)) last.to += 1;
      else runs.push({ letter, from: Number(digits), to: Number(digits) });
    }
    return [...runs.map(({ letter, from, to }) => (from === to ? `${letter}${from}` : `${letter}${from}–${letter}${to}`)), ...others].join('、');
  }

  /** What the row of one thing tells: kilometres, keys, papers, state. */
  function facts(handover: Handover, item: string): string[] {
    const { mileageKm, hours, weightKg, keys, papers, condition, note } = stateOf(handover, item);
    return [
      mileageKm === null ? '' : t('custody.fact.mileage', { n: format.number(mileageKm) }),
      hours === null ? '' : t('custody.fact.hours', { n: format.number(hours, 1) }),
      weightKg === null ? '' : t('custody.fact.weight', { n: format.number(weightKg, 3) }),
      keys === null ? '' : t('custody.fact.keys', { keys }),
      papers === null ? '' : t('custody.fact.papers', { papers }),
      condition ?? '',
      note ?? '',
    ].filter((fact) => fact !== '');
  }
  /** What a record of strips tells; nothing for any other hand-over. */
  function sealChanges({ document }: Handover): string[] {
    const record = readSealRecord(document);
    return (record?.changes ?? []).map(({ seal, number, state, reason }) => {
      const next = record?.added.find(({ replaces }) => replaces === seal);
      return t('custody.record.change', { number, state: t(`custody.seals.state.${state}`) }) + (reason ? t('custody.record.because', { reason }) : '') + (next ? t('custody.record.replaced', { number: next.number }) : '');
    });
  }
  const fee = ({ feeFen, feePer }: Pick<Handover, 'feeFen' | 'feePer'>): string | null => (feeFen === null ? null : feePer === null ? format.money(feeFen) : t('custody.fact.per', { money: format.money(feeFen), per: feePer }));

  return { word, party, resultTone, labels, facts, sealChanges, fee };
}
