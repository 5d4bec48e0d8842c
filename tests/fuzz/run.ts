import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

/** `npm run fuzz -- --histories N --seed S`: more histories of tablets and court than a test run plays, from another seed. */
const { values } = parseArgs({ options: { histories: { type: 'string', default: '5000' }, seed: { type: 'string', default: '100000' } } });
for (const [name, value] of Object.entries(values)) if (!/^\d+$/.test(value)) throw new Error(`--${name} is a whole number, not "${value}"`);

const child = spawn(join('node_modules', '.bin', 'vitest'), ['run', '--project', 'gateway', 'tests/fuzz'], {
  stdio: 'inherit',
  env: { ...process.env, FUZZ_HISTORIES: values.histories, FUZZ_SEED: values.seed },
});
child.on('exit', (code) => (process.exitCode = code ?? 1));
