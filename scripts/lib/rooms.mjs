// Who may import whom: the table of docs/architecture.md, for the linter and for scripts/circles.mjs.
// A room that needs more needs a new design, not an exception here.
export const rooms = {
  dim: { path: 'src/core/dim', imports: [] },
  array: { path: 'src/core/array', imports: ['dim'] },
  shape: { path: 'src/core/shape', imports: ['dim'] },
  forward: { path: 'src/core/forward', imports: ['shape', 'dim'] },
  syntax: { path: 'src/core/python/syntax', imports: [], packages: ['web-tree-sitter'] },
  interp: { path: 'src/core/python/interp', imports: ['syntax', 'dim', 'array'] },
  torch: { path: 'src/core/torch', imports: ['shape', 'dim', 'array', 'interp'] },
  analysis: { path: 'src/core/analysis', imports: ['dim', 'array', 'shape', 'forward', 'syntax', 'interp', 'torch'] },
  protocol: { path: 'src/protocol', imports: ['dim', 'shape', 'forward', 'analysis'] },
  host: { path: 'src/host', imports: [], packages: ['node:*'] },
  server: {
    path: 'src/server',
    imports: ['dim', 'array', 'shape', 'forward', 'syntax', 'interp', 'torch', 'analysis', 'protocol', 'host'],
    packages: ['node:*', 'vscode-languageserver', 'vscode-languageserver-textdocument', '@vscode/l10n'],
  },
  cli: {
    path: 'src/cli',
    imports: ['dim', 'array', 'shape', 'forward', 'syntax', 'interp', 'torch', 'analysis', 'protocol', 'host'],
    packages: ['node:*', 'lossless-json'],
  },
  extension: {
    path: 'src/extension',
    imports: ['protocol', 'dim', 'shape'],
    packages: ['node:*', 'vscode', 'vscode-languageclient'],
  },
  webview: {
    path: 'webview',
    imports: ['protocol', 'dim', 'shape', 'forward'],
    packages: ['@vscode/webview-ui-toolkit', 'uplot', 'gifenc', 'worker:*'],
  },
};
