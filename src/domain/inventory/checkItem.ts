import type { Attribute, AttributeValues, Category, Finding } from './categories/category';
import { findCategory } from './categories/registry';

/**
 * What is missing or doubtful about an item's attributes. It only warns: an item can always be saved. An item of an unknown
 * category has no findings.
 */
export function checkItem(category: string | Category, values: AttributeValues): readonly Finding[] {
  const known = typeof category === 'string' ? findCategory(category) : category;
  if (!known) return [];
  return [...known.attributes.flatMap((attribute) => checkValue(attribute, values)), ...known.check(values)];
}

function checkValue(attribute: Attribute, values: AttributeValues): Finding[] {
  const { key } = attribute;
  const value = values[key];
  if (value === undefined || value === null || (typeof value === 'string' && value.trim() === '')) {
    return attribute.required ? [{ level: 'missing', code: 'required', key }] : [];
  }
  switch (attribute.type) {
    case 'integer':
    case 'money':
      if (typeof value !== 'number' || !Number.isSafeInteger(value)) return [{ level: 'warn', code: 'wholeNumber', key }];
      return value < 0 ? [{ level: 'warn', code: 'negative', key }] : [];
    case 'number':
      if (typeof value !== 'number' || !Number.isFinite(value)) return [{ level: 'warn', code: 'number', key }];
      return value < 0 ? [{ level: 'warn', code: 'negative', key }] : [];
    case 'choice':
      // A choice of a newer version is shown as it is.
      return [];
    case 'date':
      return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? [] : [{ level: 'warn', code: 'date', key }];
    case 'text':
      return [];
  }
}
