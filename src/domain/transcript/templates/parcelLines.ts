import { areaUncertainty, cornersOf, statedArea, type StatedFigure } from '../../land';
import type { FoldedDocument } from '../../journal';
import type { InputReader } from '../input';
import { BLANK, paperTime } from '../paperTime';

/** The parcels of an action that are not withdrawn. */
export const parcelsOf = (reader: InputReader, action: string): FoldedDocument[] => reader.all('parcel').filter((parcel) => parcel.action === action);

/** Each parcel with its corners, its area as exactly as it bears, and who drew it, when (证据规定 43). */
export function parcelLines(reader: InputReader, parcels: readonly FoldedDocument[]): string[] {
  return parcels.map((parcel, i) => {
    // The text depends on every corner, by its accuracy too.
    const count = reader.rows(parcel, 'corner').length;
    const areaM2 = reader.number(parcel, 'areaOfRecordM2');
    const area = areaM2 === null ? `面积${BLANK}` : areaWords(areaM2, areaUncertainty(cornersOf(parcel))?.u95M2 ?? null);
    const drawer = [reader.text(parcel, 'drawer'), reader.text(parcel, 'drawerRole')].filter((part) => part !== null).join('，');
    const drawnAt = reader.text(parcel, 'drawnAt');
    return `${i + 1}. ${reader.text(parcel, 'name') ?? BLANK}，角点${count}个，${area}，绘图人：${drawer === '' ? BLANK : drawer}${drawnAt === null ? '' : `，绘图时间：${paperTime(drawnAt)}`}。`;
  });
}

/** The area with as many digits as it bears, and the computed value for whoever repeats the computation. */
export function areaWords(areaM2: number, u95M2: number | null): string {
  const { m2, mu } = statedArea(areaM2, u95M2);
  const figure = ({ value, u95, decimals }: StatedFigure) => (u95 === null ? `约${value.toFixed(decimals)}` : `${value.toFixed(decimals)}±${u95.toFixed(decimals)}`);
  return `面积${figure(mu)}亩（${figure(m2)}平方米，${u95M2 === null ? '误差未知' : '95%把握'}；WGS84椭球面计算值${areaM2.toFixed(1)}平方米）`;
}
