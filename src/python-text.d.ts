/** Python files are bundled as text: see the loader in esbuild.mjs. */
declare module '*.py' {
  const text: string;
  export default text;
}
