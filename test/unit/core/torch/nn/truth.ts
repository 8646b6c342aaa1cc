import { Unknown, type Value } from '../../../../../src/core/python/data';
import { call, builtins, executeBlock, Frame, PyModule, PyRaise, str, type Machine } from '../../../../../src/core/python/machine';
import { pythonModules } from '../../../../../src/core/python/stdlib';
import { add, type Dim } from '../../../../../src/core/dim';
import type { PythonParser } from '../../../../../src/core/python/syntax';
import { modelModules, setGradEnabled, setObserver } from '../../../../../src/core/torch';
import { machineFor } from '../../../../support/machine';
import { readTruth } from '../../../../support/truth';

/** One case of test/truth/nn.py. */
export interface NnCase {
  readonly group: string;
  readonly source: string;
  readonly out?: string;
  readonly error?: readonly [type: string, message: string];
}

interface Truth {
  readonly prelude: string;
  readonly cases: readonly NnCase[];
}

export function readNnTruth(): Truth {
  const { header, cases } = readTruth<{ readonly prelude: string }, NnCase>('nn');
  return { prelude: header.prelude, cases };
}

/** What the machine answers: text, an exception, or a reason why it is not known. */
export type Answer = { readonly out: string } | { readonly error: readonly [type: string, message: string] } | { readonly unknown: string };

/** Runs snippets one after another, each with the prelude's names and its own. */
export class NnRunner {
  private readonly m: Machine;
  private readonly home = new PyModule('cases', 'cases.py', false, false, null, null);
  private readonly names: ReadonlyMap<string, Value>;

  constructor(
    private readonly parser: PythonParser,
    prelude: string,
  ) {
    this.m = machineFor(parser, {}, [...pythonModules(), ...modelModules()], {
      steps: Infinity,
      items: 2_000_000,
      milliseconds: Infinity,
      live: Infinity,
    });
    this.home.state = 'done';
    this.run(prelude);
    this.names = new Map(this.home.scope.vars);
    setGradEnabled(this.m, false);
  }

  private run(text: string): void {
    const { m, home } = this;
    m.frame = new Frame(m, home.scope, home, null, '<module>');
    m.depth = 0;
    home.source = this.parser.parse(`${text}\n`);
    for (const item of home.source.module().items) executeBlock({ items: [item] }, 0, m.frame);
  }

  answer({ group, source }: NnCase): Answer {
    const { vars } = this.home.scope;
    let macs: Dim | null = 0;
    setObserver(this.m, { macs: (_m, _kind, more) => (macs = macs === null || more === null ? null : add(macs, more)) });
    vars.clear();
    for (const [name, value] of this.names) vars.set(name, value);
    this.home.stars.splice(0);
    try {
      this.run(withResult(source));
      // Python's own `str`, so that classes written in Python say what they are.
      if (group === 'costs') return { out: String(macs) };
      const result = vars.get('__out__') ?? null;
      if (result === null) return { out: 'None' };
      const text = call(this.m, builtins.get('str') ?? null, [result]);
      return typeof text === 'string' ? { out: text } : { unknown: text instanceof Unknown ? text.reason : 'it has no text' };
    } catch (raised) {
      if (!(raised instanceof PyRaise)) throw raised;
      const message = str(this.m, raised.value);
      return { error: [raised.type, message instanceof Unknown ? `<unknown: ${message.reason}>` : message] };
    } finally {
      this.m.frame = null;
    }
  }
}

/** The last statement's value under a name, where that statement is an expression. */
function withResult(source: string): string {
  const lines = source.split('\n');
  const last = lines.pop() ?? '';
  return /^(\w+ [-+*]?= |class |def |from |import |del |\s|\w+\[?.*\]? = )/.test(last)
    ? source
    : [...lines, `__out__ = ${last}`].join('\n');
}
