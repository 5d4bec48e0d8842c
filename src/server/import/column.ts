import type { Parser } from './parsers';

/** A column of a sheet: the first header is the one that is shown, all others are understood too. */
export interface Column<T, R extends boolean = boolean> {
  readonly headers: readonly string[];
  readonly required: R;
  readonly parse: Parser<T>;
}

export type Columns = Readonly<Record<string, Column<unknown>>>;

/** The values of a row whose cells are all sound. */
export type RowValues<C extends Columns> = {
  readonly [K in keyof C]: C[K] extends Column<infer T, infer R> ? (R extends true ? T : T | null) : never;
};
/** The values of a row while some cells may still be wrong: those are null. */
export type LooseValues<C extends Columns> = { readonly [K in keyof C]: C[K] extends Column<infer T> ? T | null : never };

export const need = <T>(parse: Parser<T>, ...headers: string[]): Column<T, true> => ({ headers, required: true, parse });
export const may = <T>(parse: Parser<T>, ...headers: string[]): Column<T, false> => ({ headers, required: false, parse });

/** What a sheet is called and which columns it has. A CSV file is known by its name or by the columns in `telling`. */
export interface SheetDefinition<C extends Columns = Columns> {
  readonly id: string;
  readonly names: readonly string[];
  readonly telling: readonly (keyof C & string)[];
  readonly columns: C;
}

/** A header as it is compared: no white space, no ★ or *, no note in brackets at its end, lower case. */
export const plainHeader = (header: string): string =>
  header
    .replace(/[\s\u3000\ufeff*★]/g, '')
    .replace(/[（(][^（）()]*[）)]$/, '')
    .toLowerCase();
