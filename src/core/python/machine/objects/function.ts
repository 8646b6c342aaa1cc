import type { Value } from '../../data';
import type { Block, Expr, FunctionStatement, Parameter, ProgramText } from '../../syntax';
import { bindingsOf } from './bindings';
import type { Census } from './census';
import type { OwnerCell, Scope } from './frame';
import type { PyModule } from './module';
import { Instance, builtinClass } from './values';

/** What a `def` or `lambda` is made of, the same for every function it makes. */
export interface Code {
  readonly name: string;
  readonly parameters: readonly Parameter[];
  /** Parameters that take positional arguments, in order. */
  readonly positional: readonly Parameter[];
  readonly star: Parameter | null;
  readonly doubleStar: Parameter | null;
  readonly isSimple: boolean;
  readonly locals: ReadonlySet<string>;
  readonly outer: ReadonlyMap<string, 'global' | 'nonlocal'>;
  readonly isGenerator: boolean;
  readonly isAsync: boolean;
  readonly body: Block | Expr;
  readonly isLambda: boolean;
}

type Definition = FunctionStatement | Extract<Expr, { kind: 'lambda' }>;

const codes = new WeakMap<Definition, Code>();

/** The code of a definition that starts at `base` of its source. */
export function codeOf(definition: Definition, source: ProgramText, base: number): Code {
  let code = codes.get(definition);
  if (!code) codes.set(definition, (code = readCode(definition, source, base)));
  return code;
}

function readCode(definition: Definition, source: ProgramText, base: number): Code {
  const { parameters } = definition;
  const isLambda = definition.kind === 'lambda';
  const body = isLambda ? definition.body : source.body(definition.body, base);
  const found = bindingsOf(body);
  const locals = new Set(found.names);
  for (const { name } of parameters) locals.add(name);
  for (const name of found.outer.keys()) locals.delete(name);
  const positional = parameters.filter(({ kind }) => kind === 'positionalOnly' || kind === 'normal');
  return {
    name: isLambda ? '<lambda>' : definition.name,
    parameters,
    positional,
    star: parameters.find(({ kind }) => kind === 'star') ?? null,
    doubleStar: parameters.find(({ kind }) => kind === 'doubleStar') ?? null,
    isSimple: positional.length === parameters.length,
    locals,
    outer: found.outer,
    isGenerator: found.yields,
    isAsync: !isLambda && definition.isAsync,
    body,
    isLambda,
  };
}

/** A function of the program, with the names it sees. */
export class PyFunction extends Instance {
  constructor(
    readonly code: Code,
    /** Where the definition's statement starts in its file. */
    readonly base: number,
    readonly closure: Scope | null,
    readonly module: PyModule,
    /** Of the parameters by name: what stands for an argument that is not given. */
    public defaults: ReadonlyMap<string, Value>,
    readonly qualname: string,
    readonly owner: OwnerCell | null,
    readonly annotations: readonly { readonly name: string; readonly expression: Expr }[],
    readonly definition: Definition,
  ) {
    super(builtinClass('function'));
    this.innerPrefix = `${qualname}.<locals>.`;
  }
  override trace(census: Census): void {
    super.trace(census);
    census.visit(this.closure ?? undefined);
    census.all(this.defaults.values());
    census.visit(this.owner?.cls ?? undefined);
  }
  /** What the qualified names of what it defines begin with. */
  readonly innerPrefix: string;
}
