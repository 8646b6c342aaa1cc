/** Runs in the page before everything else, and provides what VS Code provides to a webview. */
export function editorSide({
  colours,
  memory,
  language,
}: {
  readonly colours: Readonly<Record<string, string>>;
  readonly memory: unknown;
  readonly language: string | null;
}): void {
  if (language !== null) Object.defineProperty(navigator, 'language', { value: language, configurable: true });
  const posted: unknown[] = [];
  const refused: string[] = [];
  document.addEventListener('securitypolicyviolation', event => {
    refused.push(
      `refused by policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample} ${event.sourceFile}:${event.lineNumber}`,
    );
  });
  const paint = (): boolean => {
    // The document has no elements yet.
    const root = document.documentElement as HTMLElement | null;
    if (root) for (const [name, value] of Object.entries(colours)) root.style.setProperty(`--vscode-${name}`, value);
    return root !== null;
  };
  if (!paint()) {
    const begin = new MutationObserver(() => {
      if (paint()) begin.disconnect();
    });
    begin.observe(document, { childList: true });
  }
  if (memory !== null && sessionStorage.getItem('state') === null) sessionStorage.setItem('state', JSON.stringify(memory));
  Object.assign(window, {
    posted,
    refused,
    acquireVsCodeApi: () => ({
      postMessage: (message: unknown) => posted.push(structuredClone(message)),
      getState: () => (JSON.parse(sessionStorage.getItem('state') ?? 'null') as unknown) ?? undefined,
      setState: (state: unknown) => {
        sessionStorage.setItem('state', JSON.stringify(state));
      },
    }),
  });
}
