/** The values that the host inserts into the panel's document. All are trusted text from the host, but they are escaped nevertheless. */
export interface PanelHtmlOptions {
  /** New and unguessable for every document. */
  readonly nonce: string;
  /** `webview.cspSource`. */
  readonly cspSource: string;
  /** dist/webview.js and dist/webview-style.css as webview URIs. */
  readonly scriptUri: string;
  readonly styleUri: string;
  /** `vscode.env.language`. */
  readonly locale: string;
  readonly title: string;
}

/** The digest of empty text: allows a `<style>` without content. */
const EMPTY_STYLE = `'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='`;

/**
 * The complete document of the panel, as served by both the extension and its tests.
 *
 * The policy allows our script by nonce, and the parts it loads later and our style sheet by source. It allows nothing else: no inline
 * script
 * or style, no eval, no network. Workers are started from text in our scripts, because an editor's page cannot start them by address.
 * The controls use constructed style sheets, which need no permission. However, their library first appends an empty
 * `<style>` to check whether the browser supports `:focus-visible` (fast-web-utilities, `canUseFocusVisible`), so that one is allowed.
 */
export function panelHtml({ nonce, cspSource, scriptUri, styleUri, locale, title }: PanelHtmlOptions): string {
  const policy = [
    `default-src 'none'`,
    `script-src 'nonce-${nonce}' ${cspSource}`,
    `style-src ${cspSource} ${EMPTY_STYLE}`,
    `font-src ${cspSource}`,
    `img-src ${cspSource} data:`,
    'worker-src blob:',
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${escapeHtml(locale)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${escapeHtml(styleUri)}">
<title>${escapeHtml(title)}</title>
</head>
<body>
<div id="app"></div>
<script type="module" nonce="${escapeHtml(nonce)}" src="${escapeHtml(scriptUri)}"></script>
</body>
</html>
`;
}

function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
