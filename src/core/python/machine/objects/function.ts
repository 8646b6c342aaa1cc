import type { Value } from '../../data';
import type { Expr } from '../../syntax';
import type { Census } from './census';
import type { Code, Definition } from './code';
import type { OwnerCell, Scope } from './frame';
import type { PyModule } from './module';
import { Instance, builtinClass } from './values';

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
