import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureChromium } from './e2e/chromium';

/** `npm test`: types, lint, build, unit, PostgreSQL and browser tests. Prints `N passed, N failed` last. */
const reports = mkdtempSync(join(tmpdir(), 'fieldwrit-test-'));
const bin = (name: string): string => join('node_modules', '.bin', name);
const areas = ['domain', 'wire', 'ports', 'sync', 'storage', 'vault', 'platform', 'server', 'build'];

interface Count {
  passed: number;
  failed: number;
}

async function main(): Promise<Count> {
  const total: Count = { passed: 0, failed: 0 };
  const add = ({ passed, failed }: Count): void => {
    total.passed += passed;
    total.failed += failed;
  };

  add(await step('types of the app', bin('vue-tsc'), ['--noEmit', '-p', 'tsconfig.json']));
  for (const area of areas) add(await step(`types of ${area}`, bin('tsc'), ['-p', `src/${area}`]));
  add(await step('types of the service worker', bin('tsc'), ['-p', 'src/tsconfig.sw.json']));
  add(await step('types of the tests', bin('vue-tsc'), ['--noEmit', '-p', 'tests']));
  add(await step('lint', bin('eslint'), ['-c', 'tests/architecture/eslint.config.js', '--max-warnings', '0', 'src', 'tests', 'vite.config.ts']));
  add(await step('build', 'npm', ['run', '--silent', 'build']));

  const vitest = join(reports, 'vitest.json');
  add(await suite('unit and PostgreSQL tests', bin('vitest'), ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${vitest}`], () => vitestCount(vitest)));

  const browser = join(reports, 'playwright.json');
  process.env.CHROMIUM_PATH = ensureChromium();
  process.env.PLAYWRIGHT_JSON_OUTPUT_NAME = browser;
  add(await suite('browser tests', bin('playwright'), ['test', '-c', 'tests/e2e/playwright.config.ts'], () => playwrightCount(browser)));
  return total;
}

/** One command that counts as one test. */
async function step(name: string, command: string, args: readonly string[]): Promise<Count> {
  const code = await run(name, command, args);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** A runner whose report counts its tests; one that dies without a report is a failure. */
async function suite(name: string, command: string, args: readonly string[], count: () => Count): Promise<Count> {
  const code = await run(name, command, args);
  const { passed, failed } = count();
  return { passed, failed: code === 0 || failed > 0 ? failed : 1 };
}

function run(name: string, command: string, args: readonly string[]): Promise<number> {
  console.log(`\n── ${name}`);
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: 'inherit' });
    child.on('error', (error) => {
      console.error(`${command}: ${error.message}`);
      resolve(1);
    });
    child.on('exit', (code) => {
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
