import { dispatch, type Handlers, type HostToPanel, type PanelMemory, type PanelToHost } from '../src/protocol/panel';

/** The object that the editor provides to a webview. It can be acquired only once. */
interface VsCodeApi {
  postMessage(message: PanelToHost): void;
  getState(): unknown;
  setState(state: PanelMemory): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

/** The panel's side of the communication with the extension. */
export interface Host {
  readonly send: (message: PanelToHost) => void;
  /** What was stored before the panel was hidden or the window was reloaded. */
  readonly remembered: () => unknown;
  readonly remember: (memory: PanelMemory) => void;
}

export function connect(handlers: Handlers<HostToPanel>): Host {
  const api = acquireVsCodeApi();
  window.addEventListener('message', event => {
    dispatch(handlers, event.data);
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
