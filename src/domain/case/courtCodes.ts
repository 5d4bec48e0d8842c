/**
 * Court codes (法院代字) of 法〔2015〕137号 as data. A court's own list is imported and never computed: codes stay as they
 * are when county boundaries change (art. 13).
 */

/** The one-character codes of the provinces, with 军 (military courts) and 兵 (Production and Construction Corps). */
export const provinceChars = '内军兵京津沪渝藏宁新桂黑吉辽晋冀陕甘川黔云琼浙鲁苏皖闽赣豫鄂湘粤青';

/** The Supreme People's Court writes three characters and no digits. */
export const supremeCourt = '最高法';

/** Digits that may follow the province: none is the high court, two an intermediate or special court, four a basic court. */
export const courtDigits: readonly number[] = [0, 2, 4];

/** One character between court and type for a special kind of trial, such as 知 (intellectual property). */
export const specialTrialChars: readonly string[] = ['知'];

/** The enforcement types (类型代字) that this product works on. */
export const enforcementTypes = ['执', '执恢', '执保', '执异', '执复', '执监', '执协', '执请', '执他'] as const;

/** Types as written before 2016 ("执字第…号"). */
export const oldEnforcementTypes = ['执', '执恢', '执异', '执保'] as const;
