// @ts-check
// Lint: typescript-eslint's strict rules, and the import table of docs/architecture.md as an error.
import { defineConfig } from 'eslint/config';
import boundaries from 'eslint-plugin-boundaries';
import tseslint from 'typescript-eslint';
import { rooms } from './scripts/lib/rooms.mjs';

/** @param {string} type */
const inRoom = type => ({ element: { type } });
const policies = Object.entries(rooms).flatMap(([type, room]) => [
  { from: inRoom(type), allow: { to: [type, ...room.imports].map(inRoom) } },
]);

/**
 * Rooms that must run anywhere: no Node built-ins, no editor, no package beside the ones named.
 * @type {import('eslint').Linter.Config[]}
 */
const packageRules = Object.values(rooms).map(({ path, packages = [] }) => ({
  files: [`${path}/**/*.ts`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          {
            regex: `^(?!\\.{1,2}/)(?!(${packages.map(name => name.replace('*', '.*')).join('|') || '$^'})(/|$))`,
            message: 'Not in this room: see the import table in docs/architecture.md.',
          },
        ],
      },
    ],
  },
}));

export default defineConfig(
  { ignores: ['dist/', 'out/', 'node_modules/', '.cache/', 'test/out/', 'test/host/', '**/*.d.ts'] },
  // A file has one concept. Prettier wraps code, but not comments and long texts.
  {
    files: ['**/*.ts', '**/*.mjs'],
    rules: {
      'max-lines': ['error', { max: 400 }],
      'max-len': ['error', { code: 160 }],
    },
  },
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    languageOptions: {
      parserOptions: { project: ['tsconfig.lint.json', 'src/tsconfig.worker.json'], tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      // A field would be one more word in each of millions of objects.
      '@typescript-eslint/class-literal-property-style': ['error', 'getters'],
      '@typescript-eslint/consistent-type-imports': 'error',
      // Both have their use: an interface names an object, a type everything else.
      '@typescript-eslint/consistent-type-definitions': 'off',
      // A code point is what Python counts and prints, and what a spread of a string gives.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      // It wants the non-null assertion that no-non-null-assertion forbids. `as number` is how a hot loop reads an array within its bounds.
      '@typescript-eslint/non-nullable-type-assertion-style': 'off',
      // What Python raises and what ends a branch are values of the program that is followed: they need no stack of ours, which is slow to take.
      '@typescript-eslint/only-throw-error': ['error', { allow: [{ from: 'file', name: ['PyRaise', 'UndecidedFlow'] }] }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // A default says what holds for all other kinds; without one, every kind has its case.
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    files: ['src/**/*.ts', 'webview/**/*.ts'],
    plugins: { boundaries },
    settings: {
      'import/resolver': {
        typescript: { project: ['src/core/tsconfig.json', 'src/tsconfig.json', 'webview/tsconfig.json'], noWarnOnMultipleProjects: true },
      },
      'boundaries/elements': Object.entries(rooms).map(([type, { path }]) => ({ type, pattern: path })),
    },
    rules: {
      'boundaries/no-unknown-files': 'error',
      'boundaries/dependencies': ['error', { default: 'disallow', policies }],
    },
  },
  ...packageRules,
);
