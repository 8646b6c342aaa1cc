/** A worker of ours, in a conversation of messages. Ending it gives up what it is doing. */
export interface Background<Out> {
  readonly send: (message: Out, transfer?: Transferable[]) => void;
  readonly end: () => void;
}

/**
 * Starts a worker from its text (see worker-text.d.ts). It lives until it is ended.
 *
 * @param receive is given every answer
 * @param fail is told when the worker throws or cannot be started; it is ended then
 */
export function startBackground<Out, In>(source: string, receive: (message: In) => void, fail: (reason: string) => void): Background<Out> {
  const address = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  const worker = new Worker(address);
  const end = (): void => {
    worker.terminate();
    URL.revokeObjectURL(address);
  };
  worker.addEventListener('message', ({ data }: MessageEvent<In>) => {
    receive(data);
  });
  worker.addEventListener('error', ({ message }) => {
    end();
    fail(message);
  });
  return {
    send: (message, transfer = []) => {
      worker.postMessage(message, transfer);
    },
    end,
  };
}
