import type { Dim, Shape } from '../dim';
import { countMacs } from './observer';
import { DType } from './dtype';
import { floatOf, intOf, sequenceItems, Undecided } from './convert';
import { freshDim } from './fresh';
import type { Signature } from './signature';
import { Tensor } from './tensor';
import { truth, Unknown, type Keywords, type Machine, type Value } from './vm';

/**
 * A call of an operation: the machine and the arguments by name, converted to what the rule needs. A missing requirement of a rule throws
 * {@link Undecided}.
 */
export class Call {
  constructor(
    readonly m: Machine,
    readonly signature: Signature,
    readonly args: readonly Value[],
    /** The name under which it was called: `add_` for the in-place variant of `add`. */
    readonly name: string,
  ) {}

  value(name: string): Value {
    const position = this.signature.positions.get(name);
    if (position === undefined) throw new Error(`${this.signature.name} has no parameter ${name}.`);
    return this.args[position] ?? null;
  }

  tensor(name: string): Tensor {
    const value = this.value(name);
    if (value instanceof Unknown) throw new Undecided(value.reason, true);
    if (value instanceof Tensor) return value;
    throw new Undecided(`\`${name}\` of ${this.name} is not a known tensor`);
  }

  tensorOrNull(name: string): Tensor | null {
    return this.value(name) === null ? null : this.tensor(name);
  }

  /** The shape of a tensor argument. */
  shape(name: string): Shape {
    return this.shapeOf(this.tensor(name));
  }

  shapeOf(tensor: Tensor): Shape {
    if (!tensor.shape) throw new Undecided(`the number of dimensions of an input of ${this.name} is unknown`, true);
    return tensor.shape;
  }

  tensors(name: string): readonly Tensor[] {
    const items = this.items(name);
    return items.map(item => {
      if (item instanceof Unknown) throw new Undecided(item.reason, true);
      if (item instanceof Tensor) return item;
      throw new Undecided(`\`${name}\` of ${this.name} contains an item that is not a tensor`);
    });
  }

  /** The items of a sequence. */
  items(name: string): readonly Value[] {
    const value = this.value(name);
    if (value instanceof Unknown) throw new Undecided(value.reason, true);
    const items = sequenceItems(value);
    if (items instanceof Unknown) throw new Undecided(items.reason, true);
    return items ?? [value];
  }

  /** An integer; a fresh size if it is unknown. */
  int(name: string): Dim {
    return this.toInt(this.value(name), name);
  }

  intOrNull(name: string): Dim | null {
    const value = this.value(name);
    return value === null ? null : this.toInt(value, name);
  }

  toInt(value: Value, name: string): Dim {
    const dim = intOf(value);
    if (dim === undefined) throw new Undecided(`\`${name}\` of ${this.name} is not an integer`);
    return dim ?? freshDim(this.m, value instanceof Unknown ? value.reason : `\`${name}\` of ${this.name} depends on data`);
  }

  /** Integers, from a sequence or a single value. */
  ints(name: string): readonly Dim[] {
    return this.items(name).map(item => this.toInt(item, name));
  }

  intsOrNull(name: string): readonly Dim[] | null {
    return this.value(name) === null ? null : this.ints(name);
  }

  /** An integer that must be known as a number. */
  number(name: string): number {
    const dim = this.int(name);
    if (typeof dim === 'object') throw new Undecided(`\`${name}\` of ${this.name} is unknown`, true);
    return Number(dim);
  }

  bool(name: string): boolean {
    const decided = truth(this.m, this.value(name));
    if (decided instanceof Unknown) throw new Undecided(`\`${name}\` of ${this.name} is unknown`, true);
    return decided;
  }

  /** A Python number as a float; null if unknown. */
  float(name: string): number | null {
    return floatOf(this.value(name)) ?? null;
  }

  text(name: string): string {
    const value = this.value(name);
    if (typeof value !== 'string') throw new Undecided(`\`${name}\` of ${this.name} is unknown`);
    return value;
  }

  dtype(name: string): DType | null {
    const value = this.value(name);
    if (value instanceof DType) return value;
    if (value instanceof Unknown) throw new Undecided(`an element type passed to ${this.name} is unknown`, true);
    return null;
  }

  /** The arguments as they were given; null if the call was made by an operation. */
  given: { readonly args: readonly Value[]; readonly keywords: Keywords } | null = null;

  raise(type: string, message: string): never {
    return this.m.raise(type, message);
  }

  /** Notifies the observer of a matrix product or convolution. */
  macs(kind: string, macs: Dim): void {
    countMacs(this.m, kind, macs);
  }
}
