/** Python files are read when the product is built: see scripts/lib/python-texts.mjs. Without that they are bundled as text. */
declare module '*.py' {
  const text: string | import('./core/python/syntax').StoredPython;
  export default text;
}
/** The inventory of a package, read when it is called: see scripts/lib/inventories.mjs. */
declare module '*.names' {
  const read: () => string;
  export default read;
}
