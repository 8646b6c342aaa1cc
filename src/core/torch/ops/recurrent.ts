import { floorDiv, mul } from '../../dim';
import { op } from '../registry';
import { numel, Tensor } from '../tensor';
import { PyTuple, type Value } from '../vm';

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
