import { readonly, shallowRef } from 'vue';

/** Kept in localStorage; /theme.js reads the same key before the first paint. */
export const THEME_KEY = 'fieldwrit.theme';

export const themeChoices = ['day', 'night', 'auto'] as const;
export type ThemeChoice = (typeof themeChoices)[number];
export type Theme = 'day' | 'night';

const choice = shallowRef<ThemeChoice>('auto');
const theme = shallowRef<Theme>('day');
const isDark = () => window.matchMedia('(prefers-color-scheme: dark)');

function isChoice(text: string | null): text is ThemeChoice {
  return themeChoices.some((known) => known === text);
}

function apply() {
  theme.value = choice.value === 'auto' ? (isDark().matches ? 'night' : 'day') : choice.value;
  document.documentElement.dataset['theme'] = theme.value;
  const paint = theme.value === 'night' ? '#0a0b0c' : '#fffdf9';
  document.querySelector('meta[name=theme-color]')?.setAttribute('content', paint);
}

/** Reads the remembered choice, shows it, and from now on follows the device when the choice is auto. Once, at start. */
export function startTheme() {
  try {
    const kept = localStorage.getItem(THEME_KEY);
    if (isChoice(kept)) choice.value = kept;
  } catch {
    // A browser that keeps nothing still shows the device's own theme.
  }
  isDark().addEventListener('change', apply);
  apply();
}

/** The chosen theme, the one shown, and how to choose. */
export function useTheme() {
  function choose(next: ThemeChoice) {
    choice.value = next;
    try {
      localStorage.setItem(THEME_KEY, next);
    } catch {
      // Shown now, forgotten at the next start.
    }
    apply();
  }
  return { choice: readonly(choice), theme: readonly(theme), choose };
}
