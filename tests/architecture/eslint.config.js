import pluginVue from 'eslint-plugin-vue';
import tseslint from 'typescript-eslint';

const pure = ['src/domain/**/*.ts', 'src/wire/**/*.ts'];
const chance = [
  { object: 'Date', property: 'now', message: 'Rules have no clock: take the time as an argument.' },
  { object: 'Math', property: 'random', message: 'Rules know no chance: take the number as an argument.' },
  { object: 'crypto', property: 'getRandomValues', message: 'Take the bytes as an argument.' },
];
const newDate = { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Rules have no clock: take the time as an argument.' };

export default tseslint.config(
  { ignores: ['dist/**', 'data/**', 'node_modules/**', 'coverage/**', 'tests/architecture/leak/**'] },
  ...tseslint.configs.strict,
  ...pluginVue.configs['flat/recommended'],
  { files: ['**/*.vue'], languageOptions: { parserOptions: { parser: tseslint.parser } } },
  {
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-invalid-void-type': 'off',
      'no-restricted-syntax': ['error', { selector: 'TSEnumDeclaration', message: 'Use a const array or object and its union type.' }],
      'no-restricted-imports': ['error', { paths: [{ name: 'zod', message: "Browsers load this: import * as z from 'zod/mini'." }] }],
      'no-console': 'error',
      // Layout is not this linter's business.
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/multiline-html-element-content-newline': 'off',
      'vue/html-self-closing': 'off',
      'vue/html-indent': 'off',
      'vue/html-closing-bracket-newline': 'off',
      'vue/first-attribute-linebreak': 'off',
      'vue/attributes-order': 'off',
      'vue/one-component-per-file': 'off',
      'vue/require-default-prop': 'off',
      'vue/no-v-html': 'error',
      'vue/no-static-inline-styles': 'error',
      'vue/multi-word-component-names': 'off',
    },
  },
  {
    files: pure,
    rules: {
      'no-restricted-properties': ['error', ...chance],
      'no-restricted-syntax': ['error', newDate, { selector: 'TSEnumDeclaration', message: 'Use a const array or object and its union type.' }],
    },
  },
  { files: ['src/server/**', 'tests/**', 'src/*/vite.config.ts'], rules: { 'no-restricted-imports': 'off', 'no-console': 'off' } },
  { files: ['tests/**'], rules: { '@typescript-eslint/no-non-null-assertion': 'off' } },
);
