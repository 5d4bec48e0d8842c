import { computed } from 'vue';
import { useI18n } from 'vue-i18n';
import { logKinds } from '@/domain/inventory/itemLeaves';
import { custodianKinds } from '@/domain/transcript';
import type { LeafField } from './leafField';

/** What each of an item's smaller papers asks. */
export function useLeafForms() {
  const { t } = useI18n();
  const kinds = computed(() => custodianKinds.map((value) => ({ value, label: t(`inventory.use.kind.${value}`) })));
  const happenings = computed(() => logKinds.map((value) => ({ value, label: t(`inventory.log.is.${value}`) })));

  const otherSeal = computed<LeafField[]>(() => [
    { key: 'court', type: 'text', label: t('inventory.otherSeal.court'), required: true },
    { key: 'caseNumber', type: 'text', label: t('inventory.otherSeal.caseNumber') },
    { key: 'on', type: 'day', label: t('inventory.otherSeal.on') },
  ]);
  const confirmation = computed<LeafField[]>(() => [
    { key: 'by', type: 'text', label: t('inventory.confirmation.by'), required: true },
    { key: 'paper', type: 'text', label: t('inventory.confirmation.paper'), hint: t('inventory.confirmation.paperHint') },
    { key: 'at', type: 'time', label: t('inventory.confirmation.at') },
  ]);
  const claim = computed<LeafField[]>(() => [
    { key: 'by', type: 'text', label: t('inventory.claim.by'), required: true },
    { key: 'at', type: 'time', label: t('inventory.claim.at') },
    { key: 'ground', type: 'lines', label: t('inventory.claim.ground'), hint: t('inventory.claim.groundHint') },
    { key: 'evidence', type: 'lines', label: t('inventory.claim.evidence'), hint: t('inventory.claim.evidenceHint') },
    { key: 'told', type: 'flag', label: t('inventory.claim.told'), hint: t('inventory.claim.toldHint') },
  ]);
  /** 活封: who goes on using it, and how far. */
  const use = computed<LeafField[]>(() => [
    { key: 'name', type: 'text', label: t('inventory.use.name'), required: true },
    { key: 'contact', type: 'text', label: t('inventory.use.contact') },
    { key: 'kind', type: 'choice', label: t('inventory.use.as'), options: kinds.value, doubt: (value, row) => (row['useAllowed'] === true && value !== null && value !== 'debtor' ? t('inventory.finding.useByOther') : undefined) },
    { key: 'place', type: 'text', label: t('inventory.use.place') },
    { key: 'useAllowed', type: 'flag', label: t('inventory.use.allowed'), hint: t('inventory.use.allowedHint') },
    { key: 'useScope', type: 'lines', label: t('inventory.use.scope'), hint: t('inventory.use.scopeHint') },
  ]);
  const log = computed<LeafField[]>(() => [
    { key: 'is', type: 'choice', label: t('inventory.log.what'), options: happenings.value, required: true },
    { key: 'count', type: 'integer', label: t('inventory.log.count') },
    { key: 'at', type: 'time', label: t('inventory.log.at') },
    { key: 'note', type: 'lines', label: t('inventory.log.note') },
  ]);
  return { otherSeal, confirmation, claim, use, log };
}
