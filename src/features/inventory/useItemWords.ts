import { useI18n } from 'vue-i18n';
import { attributeLabelKey, categoryLabelKey, choiceLabelKey, type Attribute } from '@/domain/inventory/categories/category';
import type { CommonKey } from '@/domain/inventory/commonLeaves';
import { measureCounts, measureLabelKey } from '@/domain/inventory/measures';
import { isMeasured, type UnitKey } from '@/domain/inventory/units';
import type { Json } from '@/domain/journal';
import { useFormat } from '@/i18n';
import type { Tone } from '@/ui';
import type { ItemView } from '@/domain/inventory/itemView';
import { closes, shortSeals } from '@/domain/seals';

/** Codes longer than this are told by their last four characters in a row. */
const LONG_CODE = 10;

/** An item in the words of the list. What a newer version wrote is shown as it stands. */
export function useItemWords() {
  const { t, te } = useI18n();
  const format = useFormat();
  const label = (key: string, otherwise: string): string => (te(`inventory.${key}`) ? t(`inventory.${key}`) : otherwise);

  const categoryWord = (item: Pick<ItemView, 'category' | 'categoryId'>): string =>
    item.category ? label(categoryLabelKey(item.category.id), item.category.id) : t('inventory.category.unknown.label');
  const measureWord = (measure: string | null): string => (measure === null ? t('inventory.list.noMeasure') : label(measureLabelKey(measure), measure));
  const unitWord = (unit: string | null): string => (unit === null ? '' : label(unit, unit));
  /** What one more of it is called: 台 in speech for a vehicle, too; of what is weighed or measured it is one more entry. */
  const oneWord = (item: Pick<ItemView, 'unit'> | null): string => {
    const unit = (item?.unit ?? 'unit.entry') as UnitKey;
    return unitWord(unit === 'unit.vehicle' ? 'unit.set' : isMeasured(unit) ? 'unit.entry' : unit);
  };
  const attributeWord = (category: string, key: string): string => label(attributeLabelKey(category, key), label(`common.${key.split('/')[0] ?? key}`, key));

  const commonWord = (key: CommonKey): string => label(`common.${key}`, key);
  const commonChoiceWord = (key: CommonKey, value: string): string => label(`common.${key}Choice.${value}`, value);

  function valueWord(category: string, { key, type, unit }: Pick<Attribute, 'key' | 'type' | 'unit'>, value: Json): string {
    if (value === null) return '';
    if (type === 'choice') return label(choiceLabelKey(category, key, String(value)), String(value));
    if (type === 'money' && typeof value === 'number') return format.money(value);
    if (typeof value === 'number') return unit ? `${format.number(value, 2)} ${unitWord(unit)}` : key === 'year' ? String(value) : format.number(value, 2);
    return typeof value === 'string' ? value : JSON.stringify(value);
  }

  /** Name and what is alike in its kind: 混凝土搅拌运输车, 三一 SY412C. */
  function titleParts(item: ItemView): string[] {
    const kind = item.category;
    const alike = kind?.titleKeys.flatMap((key) => kind.attributes.filter((each) => each.key === key && key !== 'name' && !each.unique)) ?? [];
    const said = (attribute: Attribute): string => {
      const value = text(item.values[attribute.key]);
      return attribute.type === 'choice' && value !== '' ? valueWord(kind?.id ?? '', attribute, value) : value;
    };
    const parts = [item.name ?? categoryWord(item), ...alike.map(said)];
    return parts.filter((part) => part !== '');
  }
  const title = (item: ItemView): string => titleParts(item).join(' · ');

  /** What tells this one apart: plate, VIN tail, kilometres, seals, and what it contains. */
  function marks(item: ItemView, contained: number): string[] {
    const kind = item.category;
    let codes = 0;
    const codeMarks = (kind?.attributes ?? []).flatMap((attribute) => {
      const value = item.values[attribute.key];
      if (!attribute.unique || value === undefined || value === null || value === '') return [];
      // Two codes tell a thing apart; the others are in its detail.
      if (typeof value === 'string' && (codes += 1) > 2) return [];
      const words = valueWord(kind?.id ?? '', attribute, value);
      return [words.length > LONG_CODE ? `${shortLabel(kind?.id ?? '', attribute.key)} …${words.slice(-4)}` : words];
    });
    const quantity = kind?.counted && item.quantity !== null ? [`${format.number(item.quantity, 2)} ${unitWord(item.unit)}`] : [];
    const standing = item.seals.filter(closes);
    const seals = standing.length > 0 ? [t('inventory.list.seals', { numbers: shortSeals(standing.map(({ number }) => number)) })] : [];
    const done = item.disposition === null ? [] : [commonChoiceWord('disposition', item.disposition)];
    return [...quantity, ...codeMarks, ...done, ...seals, ...(contained > 0 ? [t('inventory.list.contains', { n: contained })] : [])];
  }

  /** VIN for 车架号（VIN）: what stands in the brackets, where there is something. */
  const shortLabel = (category: string, key: string): string => /[（(]([A-Z]{2,5})[）)]/.exec(attributeWord(category, key))?.[1] ?? attributeWord(category, key);

  /** The chip of a row: a conflict first, then doubts, else the measure. */
  function chip(item: ItemView): { text: string; tone: Tone } {
    if (item.withdrawn) return { text: t('inventory.list.withdrawn'), tone: 'plain' };
    if (item.conflicts.length > 0) return { text: t('inventory.list.conflict', { n: item.conflicts.length }), tone: 'seal' };
    const doubt = item.findings.find(({ level }) => level === 'warn');
    if (doubt?.code === 'listedTwice') return { text: t('inventory.list.listedTwice'), tone: 'wait' };
    if (doubt) return { text: t('inventory.list.check', { what: shortLabel(item.categoryId ?? '', doubt.key) }), tone: 'wait' };
    return { text: measureWord(item.measure), tone: item.measure === 'toVerify' ? 'wait' : measureCounts(item.measure) ? 'ok' : 'plain' };
  }

  return { label, categoryWord, measureWord, unitWord, oneWord, attributeWord, commonWord, commonChoiceWord, valueWord, title, titleParts, marks, chip };
}

const text = (value: Json | undefined): string => (typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '');
