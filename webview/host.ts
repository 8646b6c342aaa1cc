import { dispatch, type Handlers } from '../src/protocol/dispatch';
import { HOST_TO_PANEL } from '../src/protocol/message-checks';
import type { HostToPanel, PanelMemory, PanelToHost } from '../src/protocol/panel';

/** The object that the editor provides to a webview. It can be acquired only once. */
interface VsCodeApi {
  postMessage(message: PanelToHost): void;
  getState(): unknown;
  setState(state: PanelMemory): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

/** The panel's side of the communication with the extension. */
export interface EditorHost {
  readonly send: (message: PanelToHost) => void;
  /** What was stored before the panel was hidden or the window was reloaded. */
  readonly remembered: () => unknown;
  readonly remember: (memory: PanelMemory) => void;
}

export function connect(handlers: Handlers<HostToPanel>): EditorHost {
  const api = acquireVsCodeApi();
  window.addEventListener('message', event => {
    dispatch(handlers, HOST_TO_PANEL, event.data, console.warn);
  });
  return {
    send: message => {
      api.postMessage(message);
    },
    remembered: () => api.getState(),
    remember: memory => {
      api.setState(memory);
    },
  };
}
