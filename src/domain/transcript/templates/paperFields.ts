import type { FoldedDocument, Json } from '../../journal';
import type { InputReader } from '../input';
import { BLANK, paperDay, paperTime } from '../paperTime';
import type { TemplateField } from '../template';
import { listed, word } from './sections';

/** What only this paper asks, as it is printed; what was not answered is a line to complete. */
export interface PaperFields {
  /** Trimmed text, or null. */
  known(key: string): string | null;
  text(key: string): string;
  /** `label：` and what was written, on lines of its own where there are several; `[]` for nothing when it may be left out. */
  lines(label: string, key: string): string[];
  optional(label: string, key: string): string[];
  instant(key: string): string;
  day(key: string): string;
  fen(key: string): number | null;
  number(key: string): number | null;
  choice(key: string): string;
  flag(key: string): boolean | null;
  /** The name of one of those who were there, by id; another name as it was written. */
  person(key: string): string;
  /** Names of the officers that a `team` field lists. */
  team(key: string): string;
  rows(key: string): readonly Readonly<Record<string, Json>>[];
}

export function paperFields(reader: InputReader, transcript: FoldedDocument | undefined, action: FoldedDocument | undefined, fields: readonly TemplateField[]): PaperFields {
  const at = (key: string): string => `field/${key}`;
  const known = (key: string): string | null => reader.text(transcript, at(key));
  const whole = (key: string): number | null => {
    const value = reader.number(transcript, at(key));
    return value !== null && Number.isSafeInteger(value) ? value : null;
  };
  const wordsOf = (key: string): Readonly<Record<string, string>> => {
    const field = fields.find((each) => each.key === key);
    return field?.is === 'choice' ? field.words : {};
  };
  return {
    known,
    text: (key) => known(key) ?? BLANK,
    lines: (label, key) => labelled(label, known(key) ?? BLANK),
    optional: (label, key) => (known(key) === null ? [] : labelled(label, known(key) ?? '')),
    instant: (key) => paperTime(known(key)),
    day: (key) => paperDay(known(key)),
    fen: whole,
    number: (key) => reader.number(transcript, at(key)),
    choice(key) {
      const id = known(key);
      return id === null ? BLANK : (wordsOf(key)[id] ?? id);
    },
    flag(key) {
      const value = reader.value(transcript, at(key));
      return typeof value === 'boolean' ? value : null;
    },
    person(key) {
      const written = known(key);
      if (written === null) return BLANK;
      const row = [...reader.rows(action, 'present'), ...reader.rows(action, 'team')].find(({ id }) => id === written);
      return row ? (word(row.leaf['name']) ?? BLANK) : written;
    },
    team(key) {
      const ids = reader.value(transcript, at(key));
      const chosen: readonly Json[] = Array.isArray(ids) ? ids : [];
      return listed(reader.rows(action, 'team').filter(({ id }) => chosen.includes(id)).map(({ leaf }) => word(leaf['name']) ?? BLANK));
    },
    rows: (key) => reader.rows(transcript, at(key)).map(({ leaf }) => leaf),
  };
}

/** One line, or the label and a line for each that was written. */
export function labelled(label: string, text: string): string[] {
  const lines = text.split('\n').map((line) => line.trim()).filter((line) => line !== '');
  return lines.length > 1 ? [`　　${label}：`, ...lines.map((line) => `　　${line}`)] : [`　　${label}：${lines[0] ?? BLANK}`];
}
