import { panelHtml } from '../../src/protocol/panel-html';
import { THEMES, type ThemeName } from './themes';

/** The nonce of all test pages. It does not need to be secret, because nobody else loads them. */
export const NONCE = 'bm9uY2Utb2YtdGhlLXRlc3Q';

/** The document that the extension would serve from `origin`, with the theme's class on its body, as the editor adds it before the script. */
export function panelPage(origin: string, theme: ThemeName, bodyClass = ''): string {
  const html = panelHtml({
    nonce: NONCE,
    cspSource: origin,
    scriptUri: `${origin}/webview.js`,
    styleUri: `${origin}/webview-style.css`,
    locale: 'en',
    title: 'ConvLens',
  });
  return html.replace('<body>', `<body class="${THEMES[theme].bodyClass} ${bodyClass}">`);
}
