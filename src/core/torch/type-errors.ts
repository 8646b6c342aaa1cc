/** The words in which torch's CPU kernels refuse element types. */
import type { Call } from './call';
import { bool, type DType } from './dtype';
import { typeMetaName } from './cpp-type';

/** The dispatch of a kernel by element type (AT_DISPATCH_…). */
export function notImplemented(c: Call, kernel: string, { scalarName }: DType): never {
  c.raise('NotImplementedError', `"${kernel}" not implemented for '${scalarName}'`);
}

/** The access to a tensor's memory as elements of another type. */
export function refuseScalarType(c: Call, expected: DType, found: DType): void {
  if (expected !== found) c.raise('RuntimeError', `expected scalar type ${expected.scalarName} but found ${found.scalarName}`);
}

/** The result of element-wise arithmetic, written into a tensor whose type is lower. */
export function refuseCast(c: Call, from: DType, to: DType): never {
  c.raise('RuntimeError', `result type ${from.scalarName} can't be cast to the desired output type ${to.scalarName}`);
}

export function refuseMean(c: Call, dtype: DType): void {
  if (dtype.isIntegral && c.value('reduction') === 'mean')
    c.raise(
      'RuntimeError',
      `mean(): could not infer output dtype. Input dtype must be either a floating point or complex dtype. Got: ${dtype.scalarName}`,
    );
}

/** `-` does not take bools. */
export function refuseBoolSubtraction(c: Call, a: DType, b: DType): void {
  if (a !== bool && b !== bool) return;
  c.raise(
    'RuntimeError',
    a === b
      ? 'Subtraction, the `-` operator, with two bool tensors is not supported. Use the `^` or `logical_xor()` operator instead.'
      : 'Subtraction, the `-` operator, with a bool tensor is not supported. If you are trying to ' +
          'invert a mask, use the `~` or `logical_not()` operator instead.',
  );
}

/** Named tensors that must have one type: `input1: float, input2: double`. */
export function listTypes(types: readonly (readonly [string, DType])[]): string {
  return types.map(([name, type]) => `${name}: ${typeMetaName(type)}`).join(', ');
}
