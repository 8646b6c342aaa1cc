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
  { ignores: ['dist/', 'out/', 'node_modules/', '.cache/', 'test/out/', 'test/host/', 'scripts/host/', '**/*.d.ts'] },
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.strict, ...tseslint.configs.stylistic],
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      // A field would be one more word in each of millions of objects.
      '@typescript-eslint/class-literal-property-style': ['error', 'getters'],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/switch-exhaustiveness-check': 'off',
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
