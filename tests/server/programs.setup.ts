import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';
import type { TestProject } from 'vitest/node';
import { projectRoot } from '@/server/projectRoot';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of the gateway's programs. */
    programs: string;
  }
}

/**
 * The gateway's programs, built once for the run from the source as it is now: they are started some eighty times, and what is built starts in
 * half the time. They lie where the packages that they import are found.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const beside = join(projectRoot(), 'node_modules/.cache/fieldwrit');
  await mkdir(beside, { recursive: true });
  const programs = await mkdtemp(join(beside, 'programs-'));
  await build({ configFile: join(projectRoot(), 'src/server/vite.config.ts'), logLevel: 'error', build: { outDir: programs, emptyOutDir: false } });
  project.provide('programs', programs);
  return () => rm(programs, { recursive: true, force: true });
}
