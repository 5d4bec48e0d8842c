import { i18n } from './i18n';
import { createFormats, type FormatUnit } from './formats';

const made = new Map<string, ReturnType<typeof createFormats>>();

function formatsNow() {
  const tag = i18n.global.locale.value;
  const known = made.get(tag) ?? createFormats(tag);
  made.set(tag, known);
  return known;
}

/** Formatters that follow the chosen language: call them in templates and computed values. */
export function useFormat() {
  const t = (key: string, named: Record<string, unknown>) => i18n.global.t(key, named);
  const unit = (name: FormatUnit, count: number) => t(`ui.unit.${name}`, { n: count });
  return {
    time: (at: string | number) => formatsNow().time(at),
    timeWithSeconds: (at: string | number) => formatsNow().timeWithSeconds(at),
    date: (at: string | number) => formatsNow().date(at),
    dateTime: (at: string | number) => formatsNow().dateTime(at),
    shortDateTime: (at: string | number) => formatsNow().shortDateTime(at),
    longDate: (at: string | number) => formatsNow().longDate(at),
    weekday: (at: string | number) => formatsNow().weekday(at),
    /** 分 → `¥ 3,360,000`. */
    money: (fen: number) => formatsNow().money(fen),
    /** 分 → `3,360,000`. */
    yuan: (fen: number) => formatsNow().yuan(fen),
    number: (value: number, decimals?: number) => formatsNow().number(value, decimals),
    percent: (share: number) => formatsNow().percent(share),
    bytes: (bytes: number) => formatsNow().bytes(bytes),
    areaM2: (m2: number) => formatsNow().areaM2(m2),
    areaMu: (m2: number) => t('ui.unit.mu', { n: formatsNow().muOf(m2) }),
    /** `4,399.6 m² · 6.60 亩` */
    area: (m2: number) => `${formatsNow().areaM2(m2)} · ${t('ui.unit.mu', { n: formatsNow().muOf(m2) })}`,
    /** Milliseconds → `3 小时 12 分`. */
    duration: (ms: number) =>
      formatsNow()
        .duration(ms)
        .map((part) => unit(part.unit, part.count))
        .join(' '),
  };
}
