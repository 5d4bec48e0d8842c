import pg from 'pg';

const { builtins } = pg.types;

function readCounter(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`The database holds a number too large to read exactly: ${text}`);
  return value;
}

function readMoment(text: string): string {
  return new Date(text).toISOString();
}

/** How columns are read: counters as numbers, moments as ISO text in UTC, dates as they stand; the rest as pg does. */
export const readColumnType: typeof pg.types.getTypeParser = (oid: number, format?: 'text' | 'binary') => {
  if (format === 'binary') return pg.types.getTypeParser(oid, 'binary');
  switch (oid) {
    case builtins.INT8:
      return readCounter;
    case builtins.TIMESTAMPTZ:
      return readMoment;
    case builtins.DATE:
      return (text: string) => text;
    default:
      return pg.types.getTypeParser(oid, 'text');
  }
};
