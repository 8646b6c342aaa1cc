import { Unknown, type Value } from '../../python/data';
import { PyDict, PyList, type Machine } from '../../python/machine';
import { freshReason, Tensor } from '../../torch';
import { partsIn } from './json';

/** How deeply an output is searched. */
const MAX_DEPTH = 20;

/** Records why a part of an output is unknown, where nothing has yet: a size that depends on data is no event of its own. */
export function noteReasons(m: Machine, output: Value, depth = 0): void {
  if (output instanceof Unknown) note(m, output.reason);
  else if (output instanceof Tensor) {
    if (output.shape === null) note(m, 'the number of dimensions of a tensor is unknown', true);
    for (const size of output.shape ?? []) note(m, freshReason(m, size));
  } else if (depth < MAX_DEPTH) {
    if ((output instanceof PyList || output instanceof PyDict) && output.open) note(m, output.open.reason);
    for (const [, part] of partsIn(output) ?? []) noteReasons(m, part, depth + 1);
  }
}

/** A reason that is recorded once, or only if there is no other. */
function note(m: Machine, reason: string | null, isLast = false): void {
  if (reason === null || m.unknowns.some(known => isLast || known.reason === reason)) return;
  m.note(reason);
}
