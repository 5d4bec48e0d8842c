// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { THEME_KEY } from '@/ui/theme';

const firstPaint = readFileSync('public/theme.js', 'utf8');
let isDark = false;
const listeners: (() => void)[] = [];

beforeEach(() => {
  localStorage.clear();
  listeners.length = 0;
  vi.resetModules();
  vi.stubGlobal('matchMedia', () => ({ matches: isDark, addEventListener: (_: string, hear: () => void) => listeners.push(hear) }));
});
const shown = () => document.documentElement.dataset['theme'];

describe('theme', () => {
  it('a remembered choice is shown at the next start', async () => {
    localStorage.setItem(THEME_KEY, 'night');
    const { startTheme } = await import('@/ui/theme');
    startTheme();
    expect(shown()).toBe('night');
  });

  it('auto follows the device while the app runs', async () => {
    isDark = false;
    const { startTheme, useTheme } = await import('@/ui/theme');
    startTheme();
    expect(shown()).toBe('day');
    isDark = true;
    listeners.forEach((hear) => hear());
    expect(shown()).toBe('night');
    useTheme().choose('day');
    listeners.forEach((hear) => hear());
    expect(shown()).toBe('day');
  });

  it('a damaged memory is as none', async () => {
    isDark = false;
    localStorage.setItem(THEME_KEY, 'pink');
    const { startTheme, useTheme } = await import('@/ui/theme');
    startTheme();
    expect(useTheme().choice.value).toBe('auto');
  });

  it.each(['day', 'night', 'auto', 'pink', null])('the first paint agrees with the app: %s', async (kept) => {
    for (const dark of [true, false]) {
      isDark = dark;
      localStorage.clear();
      if (kept) localStorage.setItem(THEME_KEY, kept);
      new Function(firstPaint)();
      const painted = shown();
      vi.resetModules();
      const { startTheme } = await import('@/ui/theme');
      startTheme();
      expect(shown()).toBe(painted);
    }
  });
});
