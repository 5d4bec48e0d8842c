const PROVINCES = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼';
const LETTER = 'A-HJ-NP-Z';
/** Seven characters (GA 36): province, issuing office, five of a sequence without I and O. */
const ORDINARY = new RegExp(`^[${PROVINCES}][A-Z][${LETTER}0-9]{5}$`, 'u');
/** The last of seven tells what it is for. */
const SPECIAL = new RegExp(`^[${PROVINCES}][A-Z][${LETTER}0-9]{4}([挂学警港澳领])$`, 'u');
const SPECIAL_KINDS = { 挂: 'trailer', 学: 'learner', 警: 'police', 港: 'crossBorder', 澳: 'crossBorder', 领: 'consular' } as const;
/** Eight characters: new-energy vehicles, small ones with the letter first, large ones with it last. */
const NEW_ENERGY = new RegExp(`^[${PROVINCES}][A-Z](?:[${LETTER}][${LETTER}0-9]\\d{4}|\\d{5}[${LETTER}])$`, 'u');
const TEMPORARY = new RegExp(`^[${PROVINCES}][A-Z]?[${LETTER}0-9]{4,6}临$|^临[A-Z0-9]{4,7}$`, 'u');

/** Written in place of a number where the vehicle bears no plate. */
export const UNPLATED = '无牌';

/** A plate (号牌) as stored: no spaces or dots, capitals. */
export const canonicalPlate = (text: string): string => text.replace(/[\s·•.\-－]/g, '').toUpperCase();

export type PlateKind = 'ordinary' | 'newEnergy' | (typeof SPECIAL_KINDS)[keyof typeof SPECIAL_KINDS] | 'temporary' | 'unplated' | 'unusual';

/** What kind of plate a text is; `unusual` ones (foreign, military, mistyped) are worth a second look. */
export function plateKind(text: string): PlateKind {
  const plate = canonicalPlate(text);
  if (plate === UNPLATED) return 'unplated';
  if (ORDINARY.test(plate)) return 'ordinary';
  if (NEW_ENERGY.test(plate)) return 'newEnergy';
  const special = SPECIAL.exec(plate)?.[1];
  if (special !== undefined) return SPECIAL_KINDS[special as keyof typeof SPECIAL_KINDS];
  return TEMPORARY.test(plate) ? 'temporary' : 'unusual';
}
