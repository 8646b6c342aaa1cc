import type { Block, Expr, FunctionStatement, Parameter, ProgramText } from '../../syntax';
import { bindingsOf } from './bindings';

/** The parts of a `def` or `lambda` that are the same for every function it creates. */
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

/** What makes a function. */
export type Definition = FunctionStatement | Extract<Expr, { kind: 'lambda' }>;

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

/** Code, and where its definition's statement starts in its file. */
export interface PlacedCode {
  readonly code: Code;
  readonly base: number;
}
