import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync('src/ui/look/tokens.css', 'utf8');

function tokensOf(selector: string): Record<string, string> {
  const start = css.indexOf(`${selector} {`);
  const block = css.slice(start, css.indexOf('}', start));
  return Object.fromEntries([...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)].map(([, name, value]) => [name ?? '', value ?? '']));
}

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

const grounds = ['bg', 'surface', 'raised'];
const texts: [string, string][] = [
  ...['ink', 'ink-2', 'court', 'seal', 'ok', 'wait'].flatMap((text) => grounds.map((ground): [string, string] => [text, ground])),
  ...['court', 'seal', 'ok', 'wait'].map((tone): [string, string] => [tone, `${tone}-soft`]),
  ...['court', 'seal', 'ok', 'wait'].map((tone): [string, string] => ['ink', `${tone}-soft`]),
  ['primary-ink', 'primary'],
  ['danger-ink', 'danger'],
];

describe.each([
  ['day', ':root'],
  ['night', "[data-theme='night']"],
])('%s', (theme, selector) => {
  const tokens = tokensOf(selector);
  const colour = (name: string) => tokens[name] ?? '#000000';

  it.each(texts)('%s can be read on %s (4.5 : 1)', (text, ground) => {
    expect(contrast(colour(text), colour(ground))).toBeGreaterThanOrEqual(4.5);
  });
  it.each(grounds)('the edge of a field is seen on %s (3 : 1)', (ground) => {
    expect(contrast(colour('edge'), colour(ground))).toBeGreaterThanOrEqual(3);
  });
  if (theme === 'night') {
    it('no area lights up a face: every ground is darker than 3 %', () => {
      for (const ground of [...grounds, 'court-soft', 'seal-soft', 'ok-soft', 'wait-soft', 'primary', 'danger']) {
        expect(luminance(colour(ground)), ground).toBeLessThan(0.03);
      }
      expect(colour('bg')).toBe('#000000');
    });
  }
});
