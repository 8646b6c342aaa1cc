import { alphabetOf, charTest, onlyCharacter, type CharTest, type UnitNode } from './char-test';
import { checkSequence } from './check';
import { combineFlags, IGNORECASE, MULTILINE } from './flags';
import { firstCharacters } from './first-characters';
import type { Parsed } from './parse';
import { lastGroupRegister, Op, type Instruction, type MemoKey, type RegexProgram } from './program';
import { widthOf, type Node, type Repeat, type Sequence } from './tree';

/** Compiles a parsed pattern. */
export function compilePattern(parsed: Parsed): RegexProgram {
  return new Compiler(parsed).program();
}

/** A loop around an instruction. */
interface Loop {
  /** The register with the position where the iteration began; null if iterations are never empty. */
  readonly began: number | null;
  /** Whether it does not matter how many iterations there have been. */
  readonly isUncounted: boolean;
}

const NO_TEST: CharTest = { low: new Uint8Array(256), high: () => false };
const same = (code: number): number => code;

/** Loops that may make empty iterations, around one instruction: with more, its failures are not remembered. */
const MAX_EMPTY_LOOPS = 3;

class Compiler {
  private readonly instructions: Instruction[] = [];
  private registers: number;
  private memoRows = 0;
  private readonly remembers: boolean;

  constructor(private readonly parsed: Parsed) {
    checkSequence(parsed.body, parsed.flags);
    this.registers = lastGroupRegister(parsed.groups) + 1;
    this.remembers = !dependsOnGroups(parsed.body);
  }

  program(): RegexProgram {
    const end = this.add(Op.match, null);
    const start = this.sequence(this.parsed.body, this.parsed.flags, end, []);
    const { instructions, registers, memoRows } = this;
    return { start, instructions, registers, groups: this.parsed.groups, memoRows, firsts: firstCharacters(start) };
  }

  private add(op: Op, next: Instruction | null, fields: Partial<Instruction> = {}): Instruction {
    const { test = NO_TEST, value = 0, min = 0, max = 0, inner = [], fold = same, memo = null } = fields;
    const made: Instruction = { op, index: this.instructions.length, next, inner, test, value, min, max, fold, memo };
    this.instructions.push(made);
    return made;
  }

  /** Where failures of an instruction inside these loops are remembered. */
  private memo(loops: readonly Loop[]): MemoKey | null {
    if (!this.remembers || loops.some(({ isUncounted }) => !isUncounted)) return null;
    const began = loops.flatMap(loop => (loop.began === null ? [] : [loop.began]));
    if (began.length > MAX_EMPTY_LOOPS) return null;
    const row = this.memoRows;
    this.memoRows += 2 ** began.length;
    return { row, began };
  }

  /** A sequence is compiled from its end, so that each instruction knows what comes after it. */
  private sequence(nodes: Sequence, flags: number, after: Instruction, loops: readonly Loop[]): Instruction {
    let next = after;
    for (let i = nodes.length - 1; i >= 0; i--) next = this.node(nodes[i] as Node, flags, next, loops);
    return next;
  }

  private node(node: Node, flags: number, next: Instruction, loops: readonly Loop[]): Instruction {
    switch (node.kind) {
      case 'literal':
      case 'any':
      case 'set': {
        const only = onlyCharacter(node, flags);
        return only === null ? this.add(Op.unit, next, { test: charTest(node, flags) }) : this.add(Op.char, next, { value: only });
      }
      case 'at':
        return this.add(ANCHORS[node.where][flags & MULTILINE ? 1 : 0], next, { fold: code => (alphabetOf(flags).is('w', code) ? 1 : 0) });
      case 'branch':
        return this.add(Op.branch, null, {
          inner: node.branches.map(branch => this.sequence(branch, flags, next, loops)),
          memo: this.memo(loops),
        });
      case 'group': {
        const inside = combineFlags(flags, node.on, node.off);
        if (node.index === null) return this.sequence(node.body, inside, next, loops);
        const register = 2 * (node.index - 1);
        const end = this.add(Op.mark, next, { value: register + 1 });
        return this.add(Op.mark, this.sequence(node.body, inside, end, loops), { value: register });
      }
      case 'atomic':
        return this.part(Op.atomic, node.body, flags, next);
      case 'assertion': {
        const width = node.behind ? widthOf(node.body).min : 0;
        return this.part(node.negated ? Op.negativeLookaround : Op.lookaround, node.body, flags, next, width);
      }
      case 'repeat':
        return this.repeat(node, flags, next, loops);
      case 'reference':
        return this.add(Op.reference, next, {
          value: 2 * (node.group - 1),
          fold: flags & IGNORECASE ? alphabetOf(flags).lower : same,
        });
      case 'conditional':
        return this.add(Op.conditional, null, {
          value: 2 * (node.group - 1),
          inner: [this.sequence(node.yes, flags, next, loops), node.no ? this.sequence(node.no, flags, next, loops) : next],
        });
    }
  }

  /** A part with choices of its own: what fails in it does so whatever comes after it, or was around it. */
  private part(op: Op, body: Sequence, flags: number, next: Instruction, width = 0): Instruction {
    return this.add(op, next, { value: width, inner: [this.sequence(body, flags, this.add(Op.leave, null), [])] });
  }

  private repeat(node: Repeat, flags: number, next: Instruction, loops: readonly Loop[]): Instruction {
    const { mode, min, max, body } = node;
    if (mode === 'possessive') {
      // Each iteration, too, gives up its choices.
      const inner: Repeat = { kind: 'repeat', mode: 'greedy', min, max, body: singleUnit(body) ? body : [{ kind: 'atomic', body }] };
      return this.part(Op.atomic, [inner], flags, next);
    }
    const unit = singleUnit(body);
    if (unit) {
      const { node: only, on, off } = unit;
      return this.add(mode === 'greedy' ? Op.repeatUnit : Op.repeatUnitLazily, next, {
        test: charTest(only, combineFlags(flags, on, off)),
        min,
        max,
        memo: this.memo(loops),
      });
    }
    if (min === 0 && max === 1) {
      const inner = this.sequence(body, flags, next, loops);
      return this.add(Op.branch, null, { inner: mode === 'greedy' ? [inner, next] : [next, inner], memo: this.memo(loops) });
    }
    return this.loop(node, flags, next, loops);
  }

  private loop({ mode, min, max, body }: Repeat, flags: number, next: Instruction, loops: readonly Loop[]): Instruction {
    const register = this.registers;
    this.registers += 2;
    const around = [...loops, { began: widthOf(body).min === 0 ? register + 1 : null, isUncounted: min <= 1 && max === Infinity }];
    const loop = this.add(mode === 'greedy' ? Op.loop : Op.loopLazily, next, { value: register, min, max, memo: this.memo(around) });
    loop.inner = [this.sequence(body, flags, loop, around)];
    return this.add(Op.enterLoop, loop, { value: register });
  }
}

const ANCHORS: Readonly<Record<Extract<Node, { kind: 'at' }>['where'], readonly [Op, Op]>> = {
  beginning: [Op.beginning, Op.beginningOfLine],
  beginningOfText: [Op.beginning, Op.beginning],
  boundary: [Op.boundary, Op.boundary],
  nonBoundary: [Op.nonBoundary, Op.nonBoundary],
  end: [Op.end, Op.endOfLine],
  endOfText: [Op.endOfText, Op.endOfText],
};

/** The one character that a body consists of, and the flags that groups around it change. */
function singleUnit(body: Sequence): { readonly node: UnitNode; readonly on: number; readonly off: number } | null {
  const [node, ...others] = body;
  if (!node || others.length > 0) return null;
  if (node.kind === 'literal' || node.kind === 'any' || node.kind === 'set') return { node, on: 0, off: 0 };
  // Groups inside one another would need their flags combined in order: a loop does that.
  if (node.kind !== 'group' || node.index !== null) return null;
  const inner = singleUnit(node.body);
  return inner?.on === 0 && inner.off === 0 ? { node: inner.node, on: node.on, off: node.off } : null;
}

/** Whether what matches depends on what groups have matched before. */
function dependsOnGroups(sequence: Sequence): boolean {
  return sequence.some(node => {
    switch (node.kind) {
      case 'reference':
      case 'conditional':
        return true;
      case 'group':
      case 'atomic':
      case 'assertion':
      case 'repeat':
        return dependsOnGroups(node.body);
      case 'branch':
        return node.branches.some(dependsOnGroups);
      default:
        return false;
    }
  });
}
