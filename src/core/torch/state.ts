import { float32, DType } from './dtype';
import { builtinClass, Instance, type Machine, type Value } from './vm';

const KEY = 'torch.state';

/**
 * The state that torch keeps for a thread: whether gradients are recorded, and the default element type. It is undone with the branch that
 * set it.
 */
function stateOf(m: Machine): Instance {
  let state = m.rooms.get(KEY) as Instance | undefined;
  if (!state) {
    m.rooms.set(KEY, (state = new Instance(builtinClass('object'))));
    state.attrs.set('grad', true);
    state.attrs.set('dtype', float32);
  }
  return state;
}

export function gradEnabled(m: Machine): boolean {
  return stateOf(m).attrs.get('grad') === true;
}

export function setGradEnabled(m: Machine, on: boolean): void {
  stateOf(m).set(m, 'grad', on);
}

/** The default type of floats. */
export function defaultDType(m: Machine): DType {
  const found: Value | undefined = stateOf(m).attrs.get('dtype');
  return found instanceof DType ? found : float32;
}

export function setDefaultDType(m: Machine, type: DType): void {
  stateOf(m).set(m, 'dtype', type);
}
