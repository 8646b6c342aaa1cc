// @ts-check
// Which room may import which: the table in docs/architecture.md, for the linter and scripts/circles.mjs.
// If a room needs more, change the design instead of adding an exception.

/** @type {Readonly<Record<string, { path: string, imports: readonly string[], packages?: readonly string[] }>>} */
export const rooms = {
  dim: { path: 'src/core/dim', imports: [] },
  array: { path: 'src/core/array', imports: ['dim'] },
  shape: { path: 'src/core/shape', imports: ['dim'] },
  forward: { path: 'src/core/forward', imports: ['shape', 'dim'] },
  syntax: { path: 'src/core/python/syntax', imports: [], packages: ['web-tree-sitter', 'instance:web-tree-sitter'] },
  // From syntax, data imports only the names of operators.
  data: { path: 'src/core/python/data', imports: ['syntax', 'dim', 'array'] },
  // The machine's four layers: each imports those above it in this list. Other rooms import only `machine`.
  objects: { path: 'src/core/python/machine/objects', imports: ['syntax', 'data', 'dim', 'array'] },
  protocol: { path: 'src/core/python/machine/protocol', imports: ['syntax', 'data', 'dim', 'array', 'objects'] },
  run: { path: 'src/core/python/machine/run', imports: ['syntax', 'data', 'dim', 'array', 'objects', 'protocol'] },
  builtins: { path: 'src/core/python/machine/builtins', imports: ['syntax', 'data', 'dim', 'array', 'objects', 'protocol', 'run'] },
  machine: { path: 'src/core/python/machine', imports: ['syntax', 'data', 'objects', 'protocol', 'run', 'builtins'] },
  survey: { path: 'src/core/python/survey', imports: ['syntax', 'data', 'machine', 'dim'] },
  stdlib: { path: 'src/core/python/stdlib', imports: ['data', 'dim', 'array', 'machine'] },
  packages: { path: 'src/core/packages', imports: ['data', 'machine'], packages: ['yaml'] },
  torch: { path: 'src/core/torch', imports: ['shape', 'dim', 'array', 'data', 'machine', 'survey'] },
  analysis: {
    path: 'src/core/analysis',
    imports: ['dim', 'array', 'shape', 'forward', 'syntax', 'data', 'machine', 'survey', 'stdlib', 'packages', 'torch'],
  },
  messages: { path: 'src/protocol', imports: ['dim', 'shape', 'forward', 'analysis'] },
  host: { path: 'src/host', imports: [], packages: ['node:*'] },
  server: {
    path: 'src/server',
    imports: [
      'dim',
      'array',
      'shape',
      'forward',
      'syntax',
      'data',
      'machine',
      'survey',
      'stdlib',
      'packages',
      'torch',
      'analysis',
      'messages',
      'host',
    ],
    packages: ['node:*', 'vscode-languageserver', 'vscode-languageserver-textdocument', '@vscode/l10n'],
  },
  cli: {
    path: 'src/cli',
    imports: [
      'dim',
      'array',
      'shape',
      'forward',
      'syntax',
      'data',
      'machine',
      'survey',
      'stdlib',
      'packages',
      'torch',
      'analysis',
      'messages',
      'host',
    ],
    packages: ['node:*', 'lossless-json'],
  },
  extension: {
    path: 'src/extension',
    imports: ['messages', 'dim', 'shape'],
    packages: ['node:*', 'vscode', 'vscode-languageclient'],
  },
  webview: {
    path: 'webview',
    imports: ['messages', 'dim', 'shape', 'forward'],
    packages: ['@vscode/webview-ui-toolkit', 'uplot', 'gifenc', 'worker:*'],
  },
};
