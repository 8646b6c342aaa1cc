import { Memo } from './memo';
import { lastGroupRegister, Op, type Instruction, type RegexProgram } from './program';
import { NumberStack, TooLong } from './stack';
import type { Subject } from './subject';

/** Steps after which failures are remembered: most searches end before, and are faster without. */
const STEPS_BEFORE_MEMO = 20_000;

/** Numbers that a choice takes on its stack: an instruction, a position, the height of the trail, and one more. */
const CHOICE = 4;

/**
 * Runs a program as CPython does: it tries the alternatives in the same order, and the first that succeeds is the match. Where it has failed
 * before is remembered, so that it does not try the same again.
 */
export class Backtracker {
  /** Positions of groups and of loops; -1 where there is none. */
  readonly registers: Int32Array;
  /** What can still be tried. */
  private readonly choices = new NumberStack();
  /** Registers that were changed, with their values before. */
  private readonly trail = new NumberStack();
  private memo: Memo | null = null;
  private hasMemo = false;
  /** The choice that began the innermost part with choices of its own; -1 outside. */
  private barrier = -1;
  /** The steps of all searches so far. */
  steps = 0;
  /** Where the steps end. */
  limit = Infinity;

  constructor(
    private readonly program: RegexProgram,
    private readonly subject: Subject,
    /** Where the text ends for this search. */
    private readonly end: number,
  ) {
    this.registers = new Int32Array(program.registers).fill(-1);
  }

  /**
   * Runs the program from a position. Gives the end of the match, or -1.
   * @param isFull whether it must end at the end of the text
   * @param notEmptyAt a position at which it must not be empty
   * @throws TooLong
   */
  run(start: number, isFull: boolean, notEmptyAt: number): number {
    const { registers, choices, trail, end } = this;
    const { codes } = this.subject;
    const { instructions } = this.program;
    choices.top = 0;
    trail.top = 0;
    this.barrier = -1;
    let { memo } = this;
    let position = start;
    let at: Instruction | null = this.program.start;
    for (;;) {
      if (++this.steps > this.limit) throw new TooLong();
      if (at === null) {
        // What was tried has failed: back to the last choice.
        if (choices.top === 0) {
          this.undo(0);
          return -1;
        }
        at = this.resume();
        position = this.resumedAt;
        memo = this.memo;
        continue;
      }
      const { next }: Instruction = at;
      switch (at.op) {
        case Op.match:
          if ((isFull && position !== end) || position === notEmptyAt) at = null;
          else return position;
          break;
        case Op.char:
          at = position < end && codes[position++] === at.value ? next : null;
          break;
        case Op.unit:
          at = position < end && accepts(at, codes[position++] as number) ? next : null;
          break;
        case Op.repeatUnit:
          position = this.repeatUnit(at, position, memo);
          at = position < 0 ? null : next;
          break;
        case Op.repeatUnitLazily:
          position = this.repeatUnitLazily(at, position, memo);
          at = position < 0 ? null : next;
          break;
        case Op.beginning:
          at = position === 0 ? next : null;
          break;
        case Op.beginningOfLine:
          at = position === 0 || codes[position - 1] === 0x0a ? next : null;
          break;
        case Op.boundary:
          at = end > 0 && this.isBoundary(at, position) ? next : null;
          break;
        case Op.nonBoundary:
          at = end > 0 && !this.isBoundary(at, position) ? next : null;
          break;
        case Op.end:
          at = position === end || (position === end - 1 && codes[position] === 0x0a) ? next : null;
          break;
        case Op.endOfLine:
          at = position === end || codes[position] === 0x0a ? next : null;
          break;
        case Op.endOfText:
          at = position === end ? next : null;
          break;
        case Op.mark:
          this.set(at.value, position);
          // The end of a group.
          if (at.value & 1) this.set(lastGroupRegister(this.program.groups), (at.value + 1) >> 1);
          at = next;
          break;
        case Op.branch:
          if (this.begins(at, position, memo)) {
            this.push(at, position, 1);
            at = at.inner[0] ?? null;
          } else at = null;
          break;
        case Op.enterLoop:
          this.set(at.value, 0);
          this.set(at.value + 1, -1);
          at = next;
          break;
        case Op.loop: {
          const count = registers[at.value] as number;
          if (count < at.min) {
            this.set(at.value, count + 1);
            at = at.inner[0] ?? null;
          } else if (count < at.max && position !== registers[at.value + 1]) {
            if (this.begins(at, position, memo)) {
              this.push(at, position, 0);
              this.iterate(at, count, position);
              at = at.inner[0] ?? null;
            } else at = null;
          } else at = next;
          break;
        }
        case Op.loopLazily: {
          const count = registers[at.value] as number;
          if (count < at.min) {
            this.set(at.value, count + 1);
            at = at.inner[0] ?? null;
          } else if (this.begins(at, position, memo)) {
            this.push(at, position, 0);
            at = next;
          } else at = null;
          break;
        }
        case Op.atomic:
        case Op.lookaround:
        case Op.negativeLookaround:
          if (position < at.value) at = at.op === Op.negativeLookaround ? next : null;
          else {
            this.push(at, position, this.barrier);
            this.barrier = choices.top - CHOICE;
            position -= at.value;
            at = at.inner[0] ?? null;
          }
          break;
        case Op.leave: {
          const [owner, begun, height] = this.leave();
          at = instructions[owner] as Instruction;
          if (at.op === Op.negativeLookaround) {
            this.undo(height);
            at = null;
          } else {
            if (at.op === Op.lookaround) position = begun;
            at = at.next;
          }
          break;
        }
        case Op.reference:
          position = this.reference(at, position);
          at = position < 0 ? null : next;
          break;
        case Op.conditional: {
          const from: number = registers[at.value] as number;
          const to: number = registers[at.value + 1] as number;
          at = at.inner[from >= 0 && to >= from ? 0 : 1] ?? null;
          break;
        }
      }
    }
  }

  private resumedAt = 0;

  /** Takes up the last choice: gives the instruction that comes next, or null if the choice is used up, and sets the position. */
  private resume(): Instruction | null {
    if (!this.hasMemo && this.steps > STEPS_BEFORE_MEMO) {
      this.hasMemo = true;
      this.memo = Memo.for(this.program, this.subject.length);
    }
    const { choices, registers, memo } = this;
    const { values } = choices;
    const base = choices.top - CHOICE;
    const index = values[base] as number;
    const position = values[base + 1] as number;
    const extra = values[base + 3] as number;
    if (index < 0) {
      // Everything that could be tried here has failed.
      choices.top = base;
      memo?.add(extra);
      return null;
    }
    this.undo(values[base + 2] as number);
    this.resumedAt = position;
    const at = this.program.instructions[index] as Instruction;
    switch (at.op) {
      case Op.branch:
        if (extra + 1 < at.inner.length) values[base + 3] = extra + 1;
        else choices.top = base;
        return at.inner[extra] ?? null;
      case Op.loop:
        choices.top = base;
        return at.next;
      case Op.loopLazily: {
        choices.top = base;
        const count = registers[at.value] as number;
        if (count >= at.max || position === registers[at.value + 1]) return null;
        this.iterate(at, count, position);
        return at.inner[0] ?? null;
      }
      case Op.repeatUnit:
        return this.resumeRepeat(at, base, position, extra);
      case Op.repeatUnitLazily:
        return this.resumeLazyRepeat(at, base, position, extra);
      default:
        choices.top = base;
        this.barrier = extra;
        return at.op === Op.negativeLookaround ? at.next : null;
    }
  }

  /** Repeats one character as often as possible. Gives the position after it, or -1. */
  private repeatUnit(at: Instruction, from: number, memo: Memo | null): number {
    const { codes } = this.subject;
    const { low, high } = at.test;
    const { memo: key, min, max } = at;
    const most = Math.min(this.end, from + max);
    const least = from + min;
    if (least > this.end) return -1;
    let position = from;
    const remembered = memo !== null && key !== null;
    if (remembered && max !== Infinity && memo.failed(at, from, this.registers)) return -1;
    while (position < most) {
      const code = codes[position] as number;
      if (code < 256 ? low[code] === 0 : !high(code)) break;
      // Without a limit, what follows here is what followed when it was tried before.
      if (remembered && max === Infinity && position >= least && memo.failed(at, position, this.registers)) {
        position--;
        break;
      }
      position++;
    }
    this.steps += (position - from) >> 2;
    if (position < least) return -1;
    if (position > least) {
      if (remembered && max !== Infinity) this.remember(memo, at, from);
      this.push(at, position, least);
    }
    return position;
  }

  private resumeRepeat(at: Instruction, base: number, position: number, least: number): Instruction | null {
    const { choices, memo } = this;
    if (memo && at.memo && at.max === Infinity) memo.add(memo.place(at.memo, position, this.registers));
    if (position <= least) {
      choices.top = base;
      return null;
    }
    choices.values[base + 1] = position - 1;
    this.resumedAt = position - 1;
    return at.next;
  }

  /** Repeats one character as seldom as possible. Gives the position after it, or -1. */
  private repeatUnitLazily(at: Instruction, from: number, memo: Memo | null): number {
    const { codes } = this.subject;
    const least = from + at.min;
    if (least > this.end) return -1;
    for (let position = from; position < least; position++) if (!accepts(at, codes[position] as number)) return -1;
    if (memo && at.memo && (at.max === Infinity || at.min === 0)) {
      if (memo.failed(at, least, this.registers)) return -1;
      this.remember(memo, at, least);
    }
    this.steps += at.min >> 2;
    this.push(at, least, Math.min(this.end, from + at.max));
    return least;
  }

  private resumeLazyRepeat(at: Instruction, base: number, position: number, most: number): Instruction | null {
    const { choices, memo } = this;
    choices.top = base;
    if (position >= most || !accepts(at, this.subject.codes[position] as number)) return null;
    if (memo && at.memo && at.max === Infinity) {
      if (memo.failed(at, position + 1, this.registers)) return null;
      this.remember(memo, at, position + 1);
    }
    this.push(at, position + 1, most);
    this.resumedAt = position + 1;
    return at.next;
  }

  /** Whether an instruction with several continuations is worth trying at a position. */
  private begins(at: Instruction, position: number, memo: Memo | null): boolean {
    if (memo === null || at.memo === null) return true;
    if (memo.failed(at, position, this.registers)) return false;
    this.remember(memo, at, position);
    return true;
  }

  /** Once everything that is tried from here on has failed, this is stored. */
  private remember(memo: Memo, at: Instruction, position: number): void {
    if (at.memo === null) return;
    const place = memo.place(at.memo, position, this.registers);
    this.push(at, position, place);
    const { choices } = this;
    choices.values[choices.top - CHOICE] = -1;
  }

  private push(at: Instruction, position: number, extra: number): void {
    const { choices } = this;
    choices.reserve(CHOICE);
    const { values, top } = choices;
    values[top] = at.index;
    values[top + 1] = position;
    values[top + 2] = this.trail.top;
    values[top + 3] = extra;
    choices.top = top + CHOICE;
  }

  private set(register: number, value: number): void {
    const { trail, registers } = this;
    trail.reserve(2);
    const { values, top } = trail;
    values[top] = register;
    values[top + 1] = registers[register] as number;
    trail.top = top + 2;
    registers[register] = value;
  }

  private undo(height: number): void {
    const { trail, registers } = this;
    const { values } = trail;
    while (trail.top > height) {
      trail.top -= 2;
      registers[values[trail.top] as number] = values[trail.top + 1] as number;
    }
  }

  private iterate(loop: Instruction, count: number, position: number): void {
    this.set(loop.value, count + 1);
    this.set(loop.value + 1, position);
  }

  /** Ends the innermost part with choices of its own: gives its instruction, where it began, and the trail's height then. */
  private leave(): readonly [number, number, number] {
    const { choices, barrier } = this;
    const { values } = choices;
    choices.top = barrier;
    this.barrier = values[barrier + 3] as number;
    return [values[barrier] as number, values[barrier + 1] as number, values[barrier + 2] as number];
  }

  private isBoundary({ fold: isWord }: Instruction, position: number): boolean {
    const { codes } = this.subject;
    const before = position > 0 ? isWord(codes[position - 1] as number) : 0;
    const after = position < this.end ? isWord(codes[position] as number) : 0;
    return before !== after;
  }

  /** Gives the position after the text of a group, or -1. */
  private reference({ value, fold }: Instruction, position: number): number {
    const { registers, end } = this;
    const { codes } = this.subject;
    const [from, to] = [registers[value] as number, registers[value + 1] as number];
    if (from < 0 || to < from || position + to - from > end) return -1;
    this.steps += (to - from) >> 2;
    for (let i = from; i < to; i++) if (fold(codes[i] as number) !== fold(codes[position + i - from] as number)) return -1;
    return position + to - from;
  }
}

function accepts({ test }: Instruction, code: number): boolean {
  return code < 256 ? test.low[code] === 1 : test.high(code);
}
