import type { Value } from '../../data';
import type { Expr } from '../../syntax';
import type { Census } from './census';
import type { Code, Definition } from './code';
import type { OwnerCell, Scope } from './frame';
import type { PyModule } from './module';
import { builtinClass } from './class-registry';
import { Instance } from './instance';

/** A function of the program, with the names it can access. */
export class PyFunction extends Instance {
  constructor(
    readonly code: Code,
    /** Where the definition's statement starts in its file. */
    readonly base: number,
    readonly closure: Scope | null,
    readonly module: PyModule,
    /** The values of omitted arguments, by parameter name. */
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
  /** The prefix of the qualified names of what it defines. */
  readonly innerPrefix: string;
}
