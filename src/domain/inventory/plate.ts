const PROVINCES = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼';
/** Seven characters; the last may tell trailers, learners, police, Hong Kong and Macao vehicles. */
const ORDINARY = new RegExp(`^[${PROVINCES}][A-Z][A-HJ-NP-Z0-9]{4}[A-HJ-NP-Z0-9挂学警港澳]$`, 'u');
/** Eight characters: new-energy vehicles. */
const NEW_ENERGY = new RegExp(`^[${PROVINCES}][A-Z](?:[A-HJ-NP-Z][A-HJ-NP-Z0-9]\\d{4}|\\d{5}[A-HJ-NP-Z])$`, 'u');
const TEMPORARY = new RegExp(`^[${PROVINCES}][A-Z]?[A-HJ-NP-Z0-9]{4,6}临$|^临[A-Z0-9]{4,7}$`, 'u');

/** Written in place of a number where the vehicle bears no plate. */
export const UNPLATED = '无牌';

/** A plate (号牌) as stored: no spaces or dots, capitals. */
export const canonicalPlate = (text: string): string => text.replace(/[\s·•.\-－]/g, '').toUpperCase();

export type PlateKind = 'ordinary' | 'newEnergy' | 'temporary' | 'unplated' | 'unusual';

/** What kind of plate a text is; `unusual` ones (foreign, military, mistyped) are worth a second look. */
export function plateKind(text: string): PlateKind {
  const plate = canonicalPlate(text);
  if (plate === UNPLATED) return 'unplated';
  if (ORDINARY.test(plate)) return 'ordinary';
  if (NEW_ENERGY.test(plate)) return 'newEnergy';
  return TEMPORARY.test(plate) ? 'temporary' : 'unusual';
}
