import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { constants, setPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureChromium } from './e2e/chromium';

/** `npm test`: types, lint, build, unit, PostgreSQL and browser tests. Prints `N passed, N failed` last. */
const reports = mkdtempSync(join(tmpdir(), 'fieldwrit-test-'));
const bin = (name: string): string => join('node_modules', '.bin', name);
const areas = ['domain', 'wire', 'ports', 'sync', 'storage', 'vault', 'platform', 'server', 'build'];

interface Count {
  readonly passed: number;
  readonly failed: number;
}

const sum = (counts: readonly Count[]): Count => ({ passed: counts.reduce((n, { passed }) => n + passed, 0), failed: counts.reduce((n, { failed }) => n + failed, 0) });

async function main(): Promise<Count> {
  const built = await step('build', 'npm', ['run', '--silent', 'build']);
  const vitest = join(reports, 'vitest.json');
  const unit = await suite('unit and PostgreSQL tests', bin('vitest'), ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${vitest}`], () => vitestCount(vitest));
  const browser = join(reports, 'playwright.json');
  process.env.CHROMIUM_PATH = ensureChromium();
  process.env.PLAYWRIGHT_JSON_OUTPUT_NAME = browser;
  // A browser often waits, for the disk, a line or the clock: what it leaves of the machine is enough for types and lint.
  return sum([built, unit, ...(await Promise.all([suite('browser tests', bin('playwright'), ['test', '-c', 'tests/e2e/playwright.config.ts'], () => playwrightCount(browser)), checks()]))]);
}

/** Types and lint, one after the other and behind everything else. */
async function checks(): Promise<Count> {
  const all: (readonly [name: string, command: string, args: readonly string[]])[] = [
    ['types of the app', 'vue-tsc', ['--noEmit', '-p', 'tsconfig.json']],
    ...areas.map((area) => [`types of ${area}`, 'tsc', ['-p', `src/${area}`]] as const),
    ['types of the service worker', 'tsc', ['-p', 'src/tsconfig.sw.json']],
    ['types of the tests', 'vue-tsc', ['--noEmit', '-p', 'tests']],
    ['lint', 'eslint', ['-c', 'tests/architecture/eslint.config.js', '--max-warnings', '0', 'src', 'tests', 'vite.config.ts']],
  ];
  const counts: Count[] = [];
  for (const [name, command, args] of all) counts.push(await step(name, bin(command), args, true));
  return sum(counts);
}

/** One command that counts as one test. */
async function step(name: string, command: string, args: readonly string[], behind = false): Promise<Count> {
  const code = await run(name, command, args, behind);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** A runner whose report counts its tests; one that dies without a report is a failure. */
async function suite(name: string, command: string, args: readonly string[], count: () => Count): Promise<Count> {
  const code = await run(name, command, args);
  const { passed, failed } = count();
  return { passed, failed: code === 0 || failed > 0 ? failed : 1 };
}

/** Runs a command and shows what it says: as it comes, or, `behind` everything else, when it has ended. */
function run(name: string, command: string, args: readonly string[], behind = false): Promise<number> {
  if (!behind) console.log(`\n── ${name}`);
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: behind ? ['ignore', 'pipe', 'pipe'] : 'inherit' });
    const said: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => said.push(chunk));
    if (behind && child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_LOW);
    child.on('error', (error) => {
      console.error(`${command}: ${error.message}`);
      resolve(1);
    });
    child.on('close', (code) => {
      if (behind) console.log(`── ${name}\n${Buffer.concat(said).toString()}`.trimEnd());
      if (code !== 0) console.error(`✗ ${name} failed`);
      resolve(code ?? 1);
    });
  });
}

function vitestCount(file: string): Count {
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const report = JSON.parse(readFileSync(file, 'utf8')) as { numPassedTests: number; numFailedTests: number; numFailedTestSuites: number };
  return { passed: report.numPassedTests, failed: report.numFailedTests || (report.numFailedTestSuites > 0 ? 1 : 0) };
}

function playwrightCount(file: string): Count {
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const { stats } = JSON.parse(readFileSync(file, 'utf8')) as { stats: { expected: number; unexpected: number; flaky: number } };
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky };
}

const { passed, failed } = await main().finally(() => rmSync(reports, { recursive: true, force: true }));
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
