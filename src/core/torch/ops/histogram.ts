import { add, type Dim } from '../../dim';
import type { Call } from '../call';
import { Undecided } from '../convert';
import { namedTuple } from '../named-tuple';
import { op } from '../registry';
import { Tensor } from '../tensor';
import { PyTuple, Unknown, toIndex } from '../vm';

const HISTOGRAM = namedTuple('torch.return_types.histogram', ['hist', 'bin_edges']);
const HISTOGRAMDD = namedTuple('torch.return_types.histogramdd', ['hist', 'bin_edges']);
const TAIL = 'range = None, weight: Tensor = None, density: bool = False';

/** Bins are their number, or their edges. */
op(
  'torch method',
  `histogram(input: Tensor, bins, *, ${TAIL})`,
  c => {
    const { dtype } = c.tensor('input');
    if (dtype.isIntegral) c.raise('NotImplementedError', `"histogram_cpu" not implemented for '${dtype.scalarName}'`);
    const bins = c.value('bins');
    const edges: Dim = bins instanceof Tensor ? (c.shapeOf(bins)[0] ?? 0) : add(c.int('bins'), 1);
    return new PyTuple([new Tensor([add(edges, -1)], dtype), new Tensor([edges], dtype)], HISTOGRAM);
  },
  { overloaded: true },
);

function edgesOf(c: Call, axes: number): readonly Dim[] {
  const bins = c.value('bins');
  if (bins instanceof Unknown) throw new Undecided(bins.reason, true);
  if (toIndex(bins) !== null) return new Array<Dim>(axes).fill(add(c.int('bins'), 1));
  return c.items('bins').map(bin => (bin instanceof Tensor ? (c.shapeOf(bin)[0] ?? 0) : add(c.toInt(bin, 'bins'), 1)));
}
op(
  'torch',
  `histogramdd(input: Tensor, bins, ${TAIL})`,
  c => {
    const { dtype } = c.tensor('input');
    const axes = c.shape('input').at(-1) ?? 0;
    if (typeof axes !== 'number') throw new Undecided('the number of axes of a histogram is unknown');
    const edges = edgesOf(c, axes);
    if (edges.length !== axes)
      c.raise('RuntimeError', 'histogramdd: The size of bins must be equal to the innermost dimension of the input.');
    const parts = edges.map(count => new Tensor([count], dtype));
    return new PyTuple(
      [
        new Tensor(
          edges.map(count => add(count, -1)),
          dtype,
        ),
        new PyTuple(parts),
      ],
      HISTOGRAMDD,
    );
  },
  { overloaded: true },
);
