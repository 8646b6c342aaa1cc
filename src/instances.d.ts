/** The exports of web-tree-sitter, made anew with every call: see scripts/lib/instances.mjs. */
declare module 'instance:web-tree-sitter' {
  export default function instantiate(): typeof import('web-tree-sitter');
}
