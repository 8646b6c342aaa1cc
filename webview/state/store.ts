/** Holds one state, changes it by a pure reducer, and notifies listeners. */
export interface Store<S, A> {
  readonly state: () => S;
  readonly dispatch: (action: A) => void;
  /** Called after every change, in the order of subscription. */
  readonly subscribe: (listener: (state: S, before: S) => void) => void;
}

export function createStore<S, A>(reduce: (state: S, action: A) => S, initial: S): Store<S, A> {
  let state = initial;
  const listeners: ((state: S, before: S) => void)[] = [];
  return {
    state: () => state,
    dispatch: action => {
      const before = state;
      state = reduce(before, action);
      if (state === before) return;
      for (const listener of listeners) listener(state, before);
    },
    subscribe: listener => {
      listeners.push(listener);
    },
  };
}
