/** The messages to and from a worker. */
export interface Conversation {
  readonly sent: unknown;
  readonly answered: unknown;
}

/** One of our workers. Ending it abandons its work. */
export interface Background<C extends Conversation> {
  readonly send: (message: C['sent'], transfer?: Transferable[]) => void;
  readonly end: () => void;
}

/**
 * Starts a worker from its text (see worker-text.d.ts). It runs until it is ended.
 *
 * @param receive receives every answer
 * @param fail is called if the worker throws or cannot be started; the worker is then ended
 */
export function startBackground<C extends Conversation>(
  source: string,
  receive: (message: C['answered']) => void,
  fail: (reason: string) => void,
): Background<C> {
  const address = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  const worker = new Worker(address);
  const end = (): void => {
    worker.terminate();
    URL.revokeObjectURL(address);
  };
  worker.addEventListener('message', ({ data }: MessageEvent<C['answered']>) => {
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
