import type { Block, Expr, FunctionStatement, Parameter, ProgramText } from '../../syntax';
import { bindingsOf } from './bindings';

/** What makes a function. */
export type Definition = FunctionStatement | Extract<Expr, { kind: 'lambda' }>;

/** The parts of a `def` or `lambda` that are the same for every function it creates. */
export class Code {
  readonly name: string;
  readonly parameters: readonly Parameter[];
  /** Parameters that take positional arguments, in order. */
  readonly positional: readonly Parameter[];
  readonly star: Parameter | null;
  readonly doubleStar: Parameter | null;
  readonly isSimple: boolean;
  readonly isAsync: boolean;
  readonly isLambda: boolean;
  private read: Content | null = null;

  constructor(
    private readonly definition: Definition,
    private readonly source: ProgramText,
    /** Where the definition's statement starts in its source. */
    private readonly base: number,
  ) {
    const { parameters } = definition;
    this.isLambda = definition.kind === 'lambda';
    this.name = definition.kind === 'lambda' ? '<lambda>' : definition.name;
    this.parameters = parameters;
    this.positional = parameters.filter(({ kind }) => kind === 'positionalOnly' || kind === 'normal');
    this.star = parameters.find(({ kind }) => kind === 'star') ?? null;
    this.doubleStar = parameters.find(({ kind }) => kind === 'doubleStar') ?? null;
    this.isSimple = this.positional.length === parameters.length;
    this.isAsync = definition.kind !== 'lambda' && definition.isAsync;
  }

  get locals(): ReadonlySet<string> {
    return this.content.locals;
  }
  get outer(): ReadonlyMap<string, 'global' | 'nonlocal'> {
    return this.content.outer;
  }
  get isGenerator(): boolean {
    return this.content.isGenerator;
  }
  get body(): Block | Expr {
    return this.content.body;
  }

  /** Whether the body has been read, or is still to be read from this source: an edit replaces the source, and keeps the definition. */
  isReadableFrom(source: ProgramText): boolean {
    return this.read !== null || this.source === source;
  }

  /** What depends on the body. It is read when it is first needed, since most functions of a module are never called. */
  private get content(): Content {
    return (this.read ??= readContent(this.definition, this.source, this.base));
  }
}

interface Content {
  readonly body: Block | Expr;
  readonly locals: ReadonlySet<string>;
  readonly outer: ReadonlyMap<string, 'global' | 'nonlocal'>;
  readonly isGenerator: boolean;
}

function readContent(definition: Definition, source: ProgramText, base: number): Content {
  const body = definition.kind === 'lambda' ? definition.body : source.body(definition.body, base);
  const found = bindingsOf(body);
  const locals = new Set(found.names);
  for (const { name } of definition.parameters) locals.add(name);
  for (const name of found.outer.keys()) locals.delete(name);
  return { body, locals, outer: found.outer, isGenerator: found.yields };
}

const codes = new WeakMap<Definition, Code>();

/** The code of a definition that starts at `base` of its source. */
export function codeOf(definition: Definition, source: ProgramText, base: number): Code {
  let code = codes.get(definition);
  if (!code?.isReadableFrom(source)) codes.set(definition, (code = new Code(definition, source, base)));
  return code;
}

/** Code, and where its definition's statement starts in its file. */
export interface PlacedCode {
  readonly code: Code;
  readonly base: number;
}
