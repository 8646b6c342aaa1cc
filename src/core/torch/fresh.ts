import { isInt, sym, symbols, type Dim } from '../dim';

let next = 1;
const reasons = new Map<string, string>();

/** A size that nothing is known of but its reason: how many boxes are kept, say. Another one each time. */
export function freshDim(reason: string): Dim {
  // A prime sets the name apart from whatever a program calls its sizes.
  const name = `n'${String(next++)}`;
  reasons.set(name, reason);
  return sym(name);
}

/** Why a size is not known, where it contains a fresh one; null for all others. */
export function freshReason(dim: Dim): string | null {
  if (isInt(dim)) return null;
  for (const name of symbols(dim)) {
    const reason = reasons.get(name);
    if (reason !== undefined) return reason;
  }
  return null;
}
