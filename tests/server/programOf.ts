import { join } from 'node:path';
import { inject } from 'vitest';

/** The path of one of the gateway's programs, as it was built for this run. */
export const programOf = (name: 'main' | 'import' | 'import-bundle' | 'restored' | 'admin'): string => join(inject('programs'), `${name}.js`);
