/** The panel on its own page, to look at and debug in any browser. Every load bundles it again; a small replacement stands for the editor. */
import { context } from 'esbuild';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { LayerView } from '../../src/protocol/panel';
import { filesOf, PANEL_BUILD, type Bundle } from './bundle';
import { NONCE, panelPage } from './document';
import { editorSide } from './editor-side';
import { LAYERS, POOLS } from './layers';
import { THEME_NAMES, THEMES, type ThemeName } from './themes';

const VIEWS: Readonly<Record<string, LayerView>> = { ...LAYERS, ...POOLS };

/**
 * Serves the panel on 127.0.0.1. `?layer=` and `?theme=` choose from the layers and themes of the tests; `/layers` lists them.
 * @returns its address
 */
export async function servePanel(port: number): Promise<string> {
  const bundler = await context({ ...PANEL_BUILD, sourcemap: 'inline', logLevel: 'warning' });
  let files: Bundle = new Map();
  let origin = '';
  const respond = async (response: ServerResponse, url: URL): Promise<void> => {
    if (url.pathname === '/') {
      files = filesOf((await bundler.rebuild()).outputFiles);
      send(response, 'text/html', page(origin, url.searchParams));
    } else if (url.pathname === '/layers') {
      send(response, 'text/html', overview());
    } else {
      const name = url.pathname.slice(1);
      const file = files.get(name);
      if (file === undefined) response.writeHead(404).end();
      else send(response, name.endsWith('.css') ? 'text/css' : 'text/javascript', file);
    }
  };
  const server = createServer((request, response) => {
    respond(response, new URL(request.url ?? '/', origin)).catch((error: unknown) => {
      response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' }).end(String(error));
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return `${origin}/`;
}

function send(response: ServerResponse, type: string, body: string): void {
  response.writeHead(200, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' }).end(body);
}

/** The panel's document, with the replacements for the editor and the host before its script. */
function page(origin: string, chosen: URLSearchParams): string {
  const theme = THEME_NAMES.find(name => name === chosen.get('theme')) ?? 'dark';
  const layer = VIEWS[chosen.get('layer') ?? 'article_6'] ?? null;
  const script = `(${editorSide.toString()})(${literal({ colours: THEMES[theme].colours, memory: null, language: null })});
(${hostSide.toString()})(${literal(layer)});`;
  return panelPage(origin, theme).replace('<div id="app">', `<script nonce="${NONCE}">${script}</script>\n<div id="app">`);
}

/** A value for a script, in which no string may contain `</script>`. */
const literal = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c');

/** Runs in the page after the replacement for the editor: answers the panel as the host would, and logs its messages. */
function hostSide(layer: LayerView | null): void {
  const scope = window as unknown as { acquireVsCodeApi: () => { postMessage: (message: unknown) => void } };
  const acquire = scope.acquireVsCodeApi;
  scope.acquireVsCodeApi = () => {
    const api = acquire();
    return {
      ...api,
      postMessage: message => {
        api.postMessage(message);
        console.log('panel →', message);
        if ((message as { readonly type: string }).type !== 'ready') return;
        const data = { type: 'state', layer, follow: true, strings: {}, tour: null };
        setTimeout(() => window.dispatchEvent(new MessageEvent('message', { data })));
      },
    };
  };
}

/** Links to every layer in every theme. */
function overview(): string {
  const link = (layer: string, theme: ThemeName): string => `<a href="/?layer=${layer}&amp;theme=${theme}">${theme}</a>`;
  const rows = Object.keys(VIEWS).map(
    layer => `<tr><th>${layer}</th><td>${THEME_NAMES.map(theme => link(layer, theme)).join(' ')}</td></tr>`,
  );
  return `<!DOCTYPE html><title>Layers</title><table>${rows.join('\n')}</table>`;
}
