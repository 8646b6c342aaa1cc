import { Op, type Instruction } from './program';

/** Instructions looked at: enough for alternatives of many words. */
const MOST = 200;

/** Which of the first 256 characters a match may begin with, others always may; null if a match may be empty or this is not known. */
export function firstCharacters(start: Instruction): Uint8Array | null {
  const firsts = new Uint8Array(256);
  const waiting = [start];
  for (let count = 0; waiting.length > 0; count++) {
    const { op, next, inner, test, value, min } = waiting.pop() as Instruction;
    if (count > MOST) return null;
    switch (op) {
      case Op.char:
        if (value < 256) firsts[value] = 1;
        break;
      case Op.unit:
        addAll(firsts, test.low);
        break;
      case Op.repeatUnit:
      case Op.repeatUnitLazily:
        addAll(firsts, test.low);
        if (min === 0 && next) waiting.push(next);
        break;
      case Op.mark:
        if (next) waiting.push(next);
        break;
      case Op.branch:
        waiting.push(...inner);
        break;
      case Op.enterLoop: {
        const loop = next as Instruction;
        waiting.push(...loop.inner);
        if (loop.min === 0 && loop.next) waiting.push(loop.next);
        break;
      }
      default:
        return null;
    }
  }
  return firsts;
}

function addAll(firsts: Uint8Array, others: Uint8Array): void {
  for (let code = 0; code < 256; code++) if (others[code] === 1) firsts[code] = 1;
}
