import { isInt, sym, symbols, type Dim } from '../dim';
import type { Machine } from './vm';

const KEY = 'torch.fresh';

/** A prime sets the names apart from whatever a program calls its sizes. */
const PREFIX = "n'";

/** Why the sizes of a machine that nothing is known of are not known, in the order they were made. */
function reasonsOf(m: Machine): string[] {
  let reasons = m.rooms.get(KEY) as string[] | undefined;
  if (!reasons) m.rooms.set(KEY, (reasons = []));
  return reasons;
}

/** A size that nothing is known of but its reason: how many boxes are kept, say. Another one each time. */
export function freshDim(m: Machine, reason: string): Dim {
  return sym(`${PREFIX}${String(reasonsOf(m).push(reason))}`);
}

/** Whether a size contains one that nothing is known of. */
export function isFresh(dim: Dim): boolean {
  return !isInt(dim) && symbols(dim).some(name => name.startsWith(PREFIX));
}

/** Why a size is not known, where it contains a fresh one; null for all others. */
export function freshReason(m: Machine, dim: Dim): string | null {
  const fresh = isInt(dim) ? undefined : symbols(dim).find(name => name.startsWith(PREFIX));
  return fresh === undefined ? null : (reasonsOf(m)[Number(fresh.slice(PREFIX.length)) - 1] ?? null);
}
