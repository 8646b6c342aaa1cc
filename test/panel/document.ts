import { panelHtml } from '../../src/protocol/panel-html';
import { THEMES, type ThemeName } from './themes';

/** The nonce of every page here: they are served to nobody else. */
export const NONCE = 'bm9uY2Utb2YtdGhlLXRlc3Q';

/** The document the extension would serve from `origin`, with the theme on its body, where the editor puts it before the panel's script runs. */
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
