import { isInt, sym, symbols, type Dim } from '../dim';
import type { ProgramState } from './vm';

const KEY = 'torch.fresh';
const MARKS = 'torch.marks';

/** A prime distinguishes the names from the sizes of programs. */
const PREFIX = "n'";

/** The reasons why the unknown sizes of a machine are unknown, in the order of their creation. */
function reasonsOf(m: ProgramState): string[] {
  let reasons = m.rooms.get(KEY) as string[] | undefined;
  if (!reasons) m.rooms.set(KEY, (reasons = []));
  return reasons;
}

/** A size about which only the reason is known, such as the number of boxes kept. Each call returns a new one. */
export function freshDim(m: ProgramState, reason: string): Dim {
  return sym(`${PREFIX}${String(reasonsOf(m).push(reason))}`);
}

/** Whether a size contains one about which nothing is known. */
export function isFresh(dim: Dim): boolean {
  return !isInt(dim) && symbols(dim).some(name => name.startsWith(PREFIX));
}

/** Why a size is unknown if it contains a fresh one; null for all others. */
export function freshReason(m: ProgramState, dim: Dim): string | null {
  const fresh = isInt(dim) ? undefined : symbols(dim).find(name => name.startsWith(PREFIX));
  return fresh === undefined ? null : (reasonsOf(m)[Number(fresh.slice(PREFIX.length)) - 1] ?? null);
}

/** What distinguishes symbols of the same name. The first ones need nothing. */
export function nextMark(m: ProgramState): string {
  const count = ((m.rooms.get(MARKS) as number | undefined) ?? 0) + 1;
  m.rooms.set(MARKS, count);
  return count === 1 ? '' : `'${String(count)}`;
}

/** The next piece of work starts with new names. */
export function forgetMarks(m: ProgramState): void {
  m.rooms.delete(MARKS);
}
