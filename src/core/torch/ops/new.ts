import { callTorch, op } from '../registry';
import { Tensor } from '../tensor';
import { PyTuple, toIndex } from '../vm';

/** `x.new(2, 3)`: the old name of `new_empty` and `new_tensor`. */
op('method', 'new(input: Tensor, *args, device = None)', c => {
  const input = c.tensor('input');
  const given = c.items('args');
  const [first] = given;
  if (given.length === 1 && first !== undefined && toIndex(first) === null && !(first instanceof PyTuple && first.type.name === 'Size')) {
    if (first instanceof Tensor) return new Tensor(first.shape, input.dtype, { data: first.data, device: input.device });
    const made = callTorch(c.m, 'tensor', [first], new Map([['dtype', input.dtype]]));
    return made;
  }
  const sizes = given.length === 1 && first instanceof PyTuple ? first.items : given;
  return new Tensor(sizes.length === 0 ? [0] : sizes.map(size => c.toInt(size, 'size')), input.dtype, { device: input.device });
});
