import { printShape, printDim } from '../convert';
import { add, equals, floorDiv, isInt, mod, mul, type Shape } from '../../dim';
import type { Call } from '../call';
import { op } from '../registry';
import { numel, Tensor } from '../tensor';
import { PyTuple, type Value } from '../vm';

/** torch.nn.functional.multi_head_attention_forward: (L, N, E) or (L, E). The counted products are its projections and batched scores. */
op(
  'F',
  'multi_head_attention_forward(query: Tensor, key: Tensor, value: Tensor, embed_dim_to_check: int, num_heads: int, in_proj_weight: Tensor?, in_proj_bias: Tensor?, bias_k: Tensor?, bias_v: Tensor?, add_zero_attn: bool, dropout_p: number, out_proj_weight: Tensor, out_proj_bias: Tensor?, training: bool = True, key_padding_mask: Tensor = None, need_weights: bool = True, attn_mask: Tensor = None, use_separate_proj_weight: bool = False, q_proj_weight: Tensor = None, k_proj_weight: Tensor = None, v_proj_weight: Tensor = None, static_k: Tensor = None, static_v: Tensor = None, average_attn_weights: bool = True, is_causal: bool = False)',
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
          `key's sequence and batch dims torch.Size(${printShape(k.slice(0, -1))}) do not match value's torch.Size(${printShape(v.slice(0, -1))})`,
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
      `For ${q.length === 3 ? 'batched (3-D)' : 'unbatched (2-D)'} \`query\`, expected \`key\` and \`value\` to be ${String(q.length)}-D but found ${String(k.length)}-D and ${String(v.length)}-D tensors respectively`,
    );
  return q.length === 3;
}

const GATES: Readonly<Record<string, number>> = { lstm: 4, gru: 3, rnn_tanh: 1, rnn_relu: 1 };

/** `torch.lstm(input, hx, weights, has_biases, num_layers, dropout, train, bidirectional, batch_first)` and similar. */
for (const name of Object.keys(GATES)) {
  op(
    'torch',
    `${name}(input: Tensor, hx, params, has_biases: bool, num_layers: int, dropout: number, train: bool, bidirectional: bool, batch_first: bool)`,
    c => {
      const input = c.tensor('input');
      const shape = c.shapeOf(input);
      const directions = c.bool('bidirectional') ? 2 : 1;
      const states = name === 'lstm' ? c.tensors('hx') : [c.tensor('hx')];
      const weights = c
        .tensors('params')
        .map(weight => c.shapeOf(weight))
        .filter(size => size.length === 2);
      const rows = numel(shape.slice(0, -1));
      // Every weight matrix multiplies every step once.
      for (const [gates = 0, width = 0] of weights) c.macs(c.bool('has_biases') ? 'addmm' : 'mm', mul(rows, gates, width));
      const hidden = states[0] ? (c.shapeOf(states[0]).at(-1) ?? 0) : floorDiv(weights[0]?.[0] ?? 0, GATES[name] ?? 1);
      const output = new Tensor([...shape.slice(0, -1), mul(hidden, directions)], input.dtype);
      return new PyTuple([output, ...states.map(state => new Tensor(state.shape, state.dtype))]);
    },
  );
}
for (const name of ['lstm_cell', 'gru_cell', 'rnn_tanh_cell', 'rnn_relu_cell']) {
  op('torch', `${name}(input: Tensor, hx, w_ih: Tensor, w_hh: Tensor, b_ih: Tensor = None, b_hh: Tensor = None)`, c => {
    const input = c.tensor('input');
    const shape = c.shapeOf(input);
    const states: readonly Tensor[] = name === 'lstm_cell' ? c.tensors('hx') : [c.tensor('hx')];
    for (const weight of ['w_ih', 'w_hh']) c.macs('addmm', mul(numel(shape.slice(0, -1)), ...c.shape(weight)));
    const made: Value[] = states.map(state => new Tensor([...shape.slice(0, -1), c.shapeOf(state).at(-1) ?? 0], input.dtype));
    return name === 'lstm_cell' ? new PyTuple(made) : (made[0] ?? null);
  });
}
