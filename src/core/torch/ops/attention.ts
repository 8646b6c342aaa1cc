import { add, equals, isInt, mod, mul, type Dim, type Shape } from '../../dim';
import type { Call } from '../call';
import { printDim, printShape } from '../convert';
import { broadcastShapes } from '../operands';
import { op } from '../registry';
import { numel, Tensor } from '../tensor';
import { PyTuple } from '../vm';
import { typeMetaName } from '../cpp-type';
import { refuseBatches, refuseMatrices } from './product-errors';

/** torch.nn.functional.multi_head_attention_forward: (L, N, E) or (L, E). The counted products are its projections and batched scores. */
op(
  'F',
  'multi_head_attention_forward(query: Tensor, key: Tensor, value: Tensor, embed_dim_to_check: int, num_heads: int, ' +
    'in_proj_weight: Tensor?, in_proj_bias: Tensor?, bias_k: Tensor?, bias_v: Tensor?, add_zero_attn: bool, dropout_p: number, ' +
    'out_proj_weight: Tensor, out_proj_bias: Tensor?, training: bool = True, key_padding_mask: Tensor = None, ' +
    'need_weights: bool = True, attn_mask: Tensor = None, use_separate_proj_weight: bool = False, ' +
    'q_proj_weight: Tensor = None, k_proj_weight: Tensor = None, v_proj_weight: Tensor = None, ' +
    'static_k: Tensor = None, static_v: Tensor = None, average_attn_weights: bool = True, is_causal: bool = False)',
  c => {
    const [query, key, value] = [c.tensor('query'), c.tensor('key'), c.tensor('value')];
    const [q, k, v] = [c.shapeOf(query), c.shapeOf(key), c.shapeOf(value)];
    const batched = checkRanks(c, q, k, v);
    const [length, batch] = [q[0] ?? 0, batched ? (q[1] ?? 1) : 1];
    const width = q.at(-1) ?? 0;
    const expected = c.int('embed_dim_to_check');
    if (equals(width, expected) === false)
      c.raise('AssertionError', `was expecting embedding dimension of ${printDim(expected)}, but got ${printDim(width)}`);
    const heads = c.int('num_heads');
    if (isInt(width) && isInt(heads) && heads !== 0 && mod(width, heads) !== 0)
      c.raise('AssertionError', `embed_dim ${String(width)} not divisible by num_heads ${String(heads)}`);
    if (c.bool('use_separate_proj_weight')) {
      if (k.slice(0, -1).some((size, axis) => equals(size, v[axis] ?? 0) === false))
        c.raise(
          'AssertionError',
          `key's sequence and batch dims torch.Size(${printShape(k.slice(0, -1))}) ` +
            `do not match value's torch.Size(${printShape(v.slice(0, -1))})`,
        );
    } else if (k.some((size, axis) => equals(size, v[axis] ?? 0) === false))
      c.raise('AssertionError', `key shape torch.Size(${printShape(k)}) does not match value shape torch.Size(${printShape(v)})`);
    let keys = k[0] ?? 0;
    const kind = (bias: string): string => (c.value(bias) === null ? 'mm' : 'addmm');
    c.macs(kind('in_proj_bias'), mul(length, batch, width, width));
    c.macs(kind('in_proj_bias'), mul(keys, batch, k.at(-1) ?? 0, width));
    c.macs(kind('in_proj_bias'), mul(keys, batch, v.at(-1) ?? 0, width));
    if (c.value('bias_k') !== null) keys = add(keys, 1);
    if (c.bool('add_zero_attn')) keys = add(keys, 1);
    c.macs('bmm', mul(batch, length, keys, width));
    c.macs('bmm', mul(batch, length, keys, width));
    const out = c.shape('out_proj_weight')[0] ?? width;
    c.macs(kind('out_proj_bias'), mul(length, batch, width, out));
    const output = new Tensor([length, ...(batched ? [batch] : []), out], query.dtype);
    if (!c.bool('need_weights')) return new PyTuple([output, null]);
    const weights = [...(batched ? [batch] : []), ...(c.bool('average_attn_weights') ? [] : [heads]), length, keys];
    return new PyTuple([output, new Tensor(weights, query.dtype)]);
  },
);

function checkRanks(c: Call, q: Shape, k: Shape, v: Shape): boolean {
  if (q.length !== 3 && q.length !== 2)
    c.raise('AssertionError', `query should be unbatched 2D or batched 3D tensor but received ${String(q.length)}-D query tensor`);
  if (k.length !== q.length || v.length !== q.length)
    c.raise(
      'AssertionError',
      `For ${q.length === 3 ? 'batched (3-D)' : 'unbatched (2-D)'} \`query\`, expected \`key\` and \`value\` ` +
        `to be ${String(q.length)}-D but found ${String(k.length)}-D and ${String(v.length)}-D tensors respectively`,
    );
  return q.length === 3;
}

/** Attention as scores and weighted values: two batched products (at::_scaled_dot_product_attention_math). */
function attention(c: Call, query: Tensor, key: Tensor, value: Tensor, mask: Tensor | null): Tensor {
  const [q, k, v] = [c.shapeOf(query), c.shapeOf(key), c.shapeOf(value)];
  if (query.dtype !== key.dtype || query.dtype !== value.dtype)
    c.raise(
      'RuntimeError',
      `Expected query, key, and value to have the same dtype, but got query.dtype: ${typeMetaName(query.dtype)} ` +
        `key.dtype: ${typeMetaName(key.dtype)} and value.dtype: ${typeMetaName(value.dtype)} instead.`,
    );
  if (q.length < 2 || k.length < 2 || v.length < 2)
    c.raise(
      'RuntimeError',
      `Expected query, key, and value to all be  at least 2 dimensional, but got query.dim(): ${String(q.length)}, ` +
        `key.dim(): ${String(k.length)} and value.dim(): ${String(v.length)} instead.`,
    );
  const [length, depth, keys, width] = [q.at(-2) ?? 0, q.at(-1) ?? 0, k.at(-2) ?? 0, v.at(-1) ?? 0];
  if ([q, k, v].some(shape => shape.includes(0))) return new Tensor([...q.slice(0, -1), width], query.dtype);
  const grouped = c.signature.positions.has('enable_gqa') && c.bool('enable_gqa');
  const keyBatch = grouped ? q.slice(0, -2) : k.slice(0, -2);
  const valueBatch = grouped ? q.slice(0, -2) : v.slice(0, -2);
  const batch = broadcastShapes(c.m, q.slice(0, -2), keyBatch);
  if (equals(depth, k.at(-1) ?? 0) === false) mismatched(c, numel(batch), depth, k.at(-1) ?? 0, q.length, keys, length);
  if (mask) broadcastShapes(c.m, [...batch, length, keys], c.shapeOf(mask));

  if (equals(keys, v.at(-2) ?? 0) === false) mismatched(c, numel(batch), keys, v.at(-2) ?? 0, q.length, width, length);
  const all = broadcastShapes(c.m, batch, valueBatch);
  c.macs('attention', add(mul(numel(batch), length, depth, keys), mul(numel(all), length, keys, width)));
  return new Tensor([...all, length, width], query.dtype, { strides: 'unknown' });
}
function mismatched(c: Call, batch: Dim, inner: Dim, other: Dim, rank: number, columns: Dim, rows: Dim): never {
  if (rank <= 2) refuseMatrices(c, [rows, inner], [other, columns]);
  refuseBatches(c, [batch, inner], [batch, other]);
}
op(
  'F',
  'scaled_dot_product_attention(query: Tensor, key: Tensor, value: Tensor, attn_mask: Tensor = None, ' +
    'dropout_p: number = 0.0, is_causal: bool = False, scale: number = None, enable_gqa: bool = False)',
  c => attention(c, c.tensor('query'), c.tensor('key'), c.tensor('value'), c.tensorOrNull('attn_mask')),
);
