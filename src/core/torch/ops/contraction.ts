import { equals, isInt, mul, type Dim, type Shape } from '../../dim';
import type { Call } from '../call';
import { printDim, Undecided, wrapDim } from '../convert';
import { broadcastShapes } from '../operands';
import { op } from '../registry';
import { refuseBatchTypes } from './matmul';
import { numel, Tensor } from '../tensor';

op('torch', 'tensordot(a: Tensor, b: Tensor, dims = 2)', c => {
  const [p, q] = [c.shape('a'), c.shape('b')];
  const value = c.value('dims');
  const lists = c.items('dims');
  let [left, right]: [number[], number[]] = [[], []];
  // Messages name the axes as they were written.
  const [writtenLeft, writtenRight]: [Dim[], Dim[]] = [[], []];
  if (lists[0] === value) {
    const count = c.number('dims');
    if (count < 0) c.raise('RuntimeError', `tensordot expects dims >= 0, but got dims=${String(count)}`);
    if (count > Math.min(p.length, q.length))
      c.raise('RuntimeError', `tensordot expects dims < ndim_a or ndim_b, but got dims=${String(count)}`);
    left = Array.from({ length: count }, (_, i) => p.length - count + i);
    right = Array.from({ length: count }, (_, i) => i);
  } else {
    const read = (item: typeof value, rank: number, as: Dim[]): number[] => {
      const items = item instanceof Object && 'items' in item ? (item.items as (typeof value)[]) : [item];
      as.push(...items.map(each => c.toInt(each, 'dims')));
      return as.map(each => wrapDim(c.m, each, rank));
    };
    [left, right] = [read(lists[0] ?? null, p.length, writtenLeft), read(lists[1] ?? null, q.length, writtenRight)];
  }
  left.forEach((axis, i) => {
    const other = right[i] ?? 0;
    if (equals(p[axis] ?? 0, q[other] ?? 0) === false && p[axis] !== 1 && q[other] !== 1)
      c.raise(
        'RuntimeError',
        `contracted dimensions need to match, but first has size ${printDim(p[axis] ?? 0)} ` +
          `in dim ${printDim(writtenLeft[i] ?? axis - p.length)} and second has size ${printDim(q[other] ?? 0)} ` +
          `in dim ${printDim(writtenRight[i] ?? other)}`,
      );
  });
  const [keptA, keptB] = [p.filter((_, axis) => !left.includes(axis)), q.filter((_, axis) => !right.includes(axis))];
  c.macs('mm', mul(numel(p), numel(keptB)));
  return new Tensor([...keptA, ...keptB], c.tensor('a').dtype);
});

/** Labels of an einsum operand; `...` as one entry. */
function labels(c: Call, text: string): string[] {
  const clean = text.replaceAll(' ', '');
  const result: string[] = [];
  for (let i = 0; i < clean.length; i++) {
    if (clean.startsWith('...', i)) {
      if (result.includes('...')) c.raise('RuntimeError', 'einsum(): found multiple ellipses in one operand');
      result.push('...');
      i += 2;
    } else {
      const letter = clean[i] ?? '';
      if (!/[A-Za-z]/.test(letter))
        c.raise(
          'RuntimeError',
          `einsum(): invalid subscript given at index ${String(i)} in the equation string, subscripts must be in [a-zA-Z]`,
        );
      result.push(letter);
    }
  }
  return result;
}

/** torch.einsum with an equation; contractions are counted as the batched products that torch performs for them, left to right. */
function einsum(c: Call, equation: string, operands: readonly Tensor[]): Tensor {
  const [inputText = '', outputText] = equation.split('->');
  const inputs = inputText.split(',').map(text => labels(c, text));
  if (operands.length === 0) c.raise('RuntimeError', 'einsum(): must provide at least one operand');
  if (inputs.length > operands.length) c.raise('RuntimeError', 'einsum(): more subscripts than operands provided');
  if (inputs.length < operands.length) c.raise('RuntimeError', 'einsum(): more operands were provided than specified in the equation');
  const sizes = new Map<string, Dim>();
  let ellipsis: Shape = [];
  const expanded = inputs.map((subscripts, i) => {
    const shape = c.shapeOf(operands[i] ?? new Tensor(null));
    const named = subscripts.filter(label => label !== '...').length;
    const hidden = shape.length - named;
    const hasEllipsis = subscripts.includes('...');
    if (hasEllipsis ? hidden < 0 : hidden !== 0) {
      const [relation, ending] = hasEllipsis ? ['is more than', ''] : ['does not match', ' and no ellipsis was given'];
      c.raise(
        'RuntimeError',
        `einsum(): the number of subscripts in the equation (${String(named)}) ${relation} ` +
          `the number of dimensions (${String(shape.length)}) for operand ${String(i)}${ending}`,
      );
    }
    const list: string[] = [];
    const own = new Map<string, Dim>();
    let axis = 0;
    for (const label of subscripts) {
      if (label === '...') {
        ellipsis = broadcastShapes(c.m, ellipsis, shape.slice(axis, axis + hidden));
        for (let k = 0; k < hidden; k++) list.push(`.${String(hidden - k)}`);
        axis += hidden;
      } else {
        const size = shape[axis] ?? 0;
        refuseRepeated(c, own, label, size, i);
        meet(c, sizes, label, size, i);
        list.push(label);
        axis++;
      }
    }
    return list;
  });
  ellipsis.forEach((size, axis) => sizes.set(`.${String(ellipsis.length - axis)}`, size));
  const hiddenLabels = ellipsis.map((_, axis) => `.${String(ellipsis.length - axis)}`);
  const counts = new Map<string, number>();
  for (const label of inputs.flat()) counts.set(label, (counts.get(label) ?? 0) + 1);
  const output =
    outputText === undefined
      ? [...hiddenLabels, ...[...counts.keys()].filter(label => label !== '...' && counts.get(label) === 1).sort()]
      : labels(c, outputText).flatMap(label => (label === '...' ? hiddenLabels : [label]));
  for (const [i, label] of output.entries()) {
    if (!sizes.has(label))
      c.raise('RuntimeError', `einsum(): output subscript ${label} does not appear in the equation for any input operand`);
    if (output.indexOf(label) !== i) c.raise('RuntimeError', `einsum(): output subscript ${label} appears more than once in the output`);
  }
  countEinsum(c, expanded, output, sizes);
  const [left, right] = operands;
  // A pair with a common subscript that is summed becomes a product of batches; otherwise it is multiplied element by element.
  if (
    left &&
    right &&
    operands.length === 2 &&
    expanded[0]?.some(label => expanded[1]?.includes(label) === true && !output.includes(label))
  )
    refuseBatchTypes(c, left, right);
  return new Tensor(
    output.map(label => sizes.get(label) ?? 1),
    operands[0]?.dtype,
    { strides: 'unknown' },
  );
}

/** Within one operand, a repeated subscript is its diagonal: the sizes do not broadcast. */
function refuseRepeated(c: Call, own: Map<string, Dim>, label: string, size: Dim, operand: number): void {
  const before = own.get(label);
  own.set(label, size);
  if (before !== undefined && equals(before, size) === false)
    c.raise(
      'RuntimeError',
      `einsum(): subscript ${label} is repeated for operand ${String(operand)} ` +
        `but the sizes don't match, ${printDim(size)} != ${printDim(before)}`,
    );
}

function meet(c: Call, sizes: Map<string, Dim>, label: string, size: Dim, operand: number): void {
  const known = sizes.get(label);
  if (known === undefined || known === 1) sizes.set(label, size);
  else if (size !== 1 && equals(known, size) === false)
    c.raise(
      'RuntimeError',
      `einsum(): subscript ${label} has size ${printDim(size)} for operand ${String(operand)} ` +
        `which does not broadcast with previously seen size ${printDim(known)}`,
    );
  else if (isInt(size) && size !== 1) sizes.set(label, size);
}

/**
 * From left to right: each pair is one batched product over the labels of both if a label is summed; otherwise it is an element-wise
 * product.
 */
function countEinsum(c: Call, inputs: readonly (readonly string[])[], output: readonly string[], sizes: ReadonlyMap<string, Dim>): void {
  let left = new Set(inputs[0]);
  for (let i = 1; i < inputs.length; i++) {
    const right = new Set(inputs[i]);
    const later = new Set([...output, ...inputs.slice(i + 1).flat()]);
    const summed = [...left].filter(label => right.has(label) && !later.has(label) && sizes.get(label) !== 1);
    const all = [...new Set([...left, ...right])].filter(label => later.has(label) || (left.has(label) && right.has(label)));
    if (summed.length > 0) c.macs('bmm', mul(...all.map(label => sizes.get(label) ?? 1)));
    left = new Set(all.filter(label => later.has(label)));
  }
}
op('torch', 'einsum(equation, *operands: Tensors)', c => {
  const equation = c.value('equation');
  if (typeof equation !== 'string') throw new Undecided('einsum with lists of integers is not supported');
  return einsum(c, equation, c.tensors('operands'));
});
