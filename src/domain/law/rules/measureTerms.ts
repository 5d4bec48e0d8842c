import type { PropertyKind } from '../../inventory/categories/category';
import type { LegalRule } from '../rule';

/** 查封、扣押、冻结期限: how long a measure may run at most, by the kind of property; renewing it is a measure of its own, as long again. */
export const measureTermsRule = {
  id: 'measureTerms',
  source: { document: '最高人民法院关于适用《中华人民共和国民事诉讼法》的解释', version: '2022年修正', article: '第四百八十五条' },
  level: 'compute',
  validFrom: '2022-04-10',
  validTo: null,
  years: { deposit: 1, movable: 2, realEstate: 3, right: 3 },
} as const satisfies LegalRule & { readonly years: Readonly<Record<PropertyKind, number>> };

/** On which days before its end a term is spoken of: a court's policy, no statute's. */
export const termReminderDays = [60, 30, 15, 7] as const;
