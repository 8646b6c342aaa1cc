import { op, operations } from '../registry';
import { Tensor } from '../tensor';
import { Native, PyTuple, type Value } from '../vm';
import './axes';
import './diagonal';
import './expand';
import './slice';
import './split';
import './view';

/** The same contents in memory of their own. */
function copied(value: Value): Value {
  if (value instanceof PyTuple) return new PyTuple(value.items.map(copied));
  return value instanceof Tensor ? new Tensor(value.shape, value.dtype, { data: value.data, device: value.device }) : value;
}

/** `name_copy` gives a copy of what the view `name` shows. */
const VIEWS =
  'as_strided diagonal expand narrow permute select split split_with_sizes squeeze t transpose unbind unfold unsqueeze view ' +
  'view_as_complex view_as_real';
for (const name of VIEWS.split(' ')) {
  const view = operations('torch').get(name) ?? operations('method').get(name);
  if (!view) throw new Error(`${name} is not registered.`);
  const copy = new Native(`${name}_copy`, (m, args, keywords) => copied(view.call(m, args, keywords)));
  operations('torch').set(copy.name, copy);
  if (name === 'narrow') operations('method').set(copy.name, copy);
}
op('torch', 'alias_copy(input: Tensor)', c => copied(c.tensor('input')));
op('torch', 'detach_copy(input: Tensor)', c => copied(c.tensor('input')));

/** The pieces of these may be changed in place; their sizes are the same. */
for (const name of ['chunk', 'split', 'split_with_sizes'])
  for (const space of ['torch', 'method'] as const) {
    const found = operations(space).get(name);
    if (found) operations(space).set(`unsafe_${name}`, found);
  }
