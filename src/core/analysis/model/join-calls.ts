import { equals, type Dim, type Shape } from '../../dim';
import type { LayerCall, ModuleCall } from './types';

/** The calls of two branches of which only one runs, after the calls that both have in common. */
export function joinCalls(
  x: readonly LayerCall[],
  y: readonly LayerCall[],
): { readonly layers: readonly LayerCall[]; readonly isUndecided: boolean } {
  const start = commonLength(x, y);
  const end = commonLength(x.slice(start).reverse(), y.slice(start).reverse());
  const [inX, inY] = [x.slice(start, x.length - end), y.slice(start, y.length - end)];
  const [before, after] = [x.slice(0, start), x.slice(x.length - end)];
  // Both call the same layers, with other shapes.
  if (inX.length === inY.length && inX.every((call, i) => call.name === inY[i]?.name))
    return { layers: [...before, ...inX.map((call, i) => joined(call, inY[i] ?? call)), ...after], isUndecided: false };
  const rest = [...inX];
  const others = inY.filter(call => {
    const i = rest.findIndex(each => isSameCall(each, call));
    if (i === -1) return true;
    rest.splice(i, 1);
    return false;
  });
  return { layers: [...before, ...inX, ...others, ...after], isUndecided: true };
}

/** How many calls at the beginning of two lists are the same. */
function commonLength(x: readonly LayerCall[], y: readonly LayerCall[]): number {
  const different = x.findIndex((call, i) => !y[i] || !isSameCall(call, y[i]));
  return different === -1 ? x.length : different;
}

function isSameCall(x: LayerCall, y: LayerCall): boolean {
  return x === y || (x.name === y.name && x.base === y.base && isSameShape(x.input, y.input) && isSameShape(x.output, y.output));
}

export function isSameModuleCall(x: ModuleCall, y: ModuleCall): boolean {
  return x === y || (x.name === y.name && isSameShape(x.input, y.input) && isSameShape(x.output, y.output));
}

function isSameShape(x: Shape | null, y: Shape | null): boolean {
  return x === y || (x !== null && y !== null && x.length === y.length && x.every((dim, axis) => isSame(dim, y[axis])));
}

function isSame(x: Dim | null, y: Dim | null | undefined): boolean {
  return x === y || (x !== null && y !== null && y !== undefined && equals(x, y) === true);
}

/** One call whose shapes are known where both agree on them. */
function joined(x: LayerCall, y: LayerCall): LayerCall {
  return {
    ...x,
    input: isSameShape(x.input, y.input) ? x.input : null,
    output: isSameShape(x.output, y.output) ? x.output : null,
    params: isSame(x.params, y.params) ? x.params : null,
    macs: isSame(x.macs, y.macs) ? x.macs : null,
    receptive: null,
  };
}
