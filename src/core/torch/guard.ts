import { Undecided } from './convert';
import { Unknown, type Machine, type Value } from './vm';

/** The result, or an unknown with the reason why there is none. */
export function guard(m: Machine, compute: () => Value): Value {
  try {
    return compute();
  } catch (error) {
    if (!(error instanceof Undecided)) throw error;
    return error.noted ? new Unknown(error.reason) : m.unknown(error.reason);
  }
}
