import { equals, mul, sym, type Dim, type Shape } from '../dim';
import { intArg, type Arg, type Args } from './arg';
import { axisNames, rankOf, type ConvConfig, type ConvFunctionType, type ConvType, type TupleParameter } from './config';
import { overflows } from './create';
import { dimsOf, Reader } from './read';
import { ok, type Result } from './result';

/**
 * The configuration of a call of torch.nn.functional. Channels and kernel are read from the shape of the weight; for an unknown weight,
 * they are the symbols C_in, C_out, k_h, k_w. `convOutput` rejects whatever torch rejects in the other arguments.
 *
 * @param args without input and weight
 * @param weight (out, in/groups, *kernel), transposed (in, out/groups, *kernel)
 */
export function convFunctional(type: ConvFunctionType, args: Args, weight: Shape | null): Result<ConvConfig> {
  const rank = rankOf(type);
  const transposed = type.startsWith('conv_transpose');
  const reader = new Reader(args, rank);
  const groups = reader.scalar('groups', intArg(1));
  const groupCount = groups.kind === 'int' ? groups.value : 1;
  if (!weight) reader.assumed.push({ parameter: 'weight', reason: 'the shape of the weight is unknown' });
  const channels = channelsOf(weight, transposed, groupCount);
  const kernel = weight ? weight.slice(2) : axisNames('k', rank).map(name => sym(name, { min: 1 }));
  const bias = reader.plain('bias', { kind: 'none' });
  const padding = args.padding;
  const irregular: Partial<Record<TupleParameter | 'groups', Arg>> = {};
  if (groups.kind !== 'int' || overflows(groups.value)) irregular.groups = groups;
  const sizes = (parameter: TupleParameter, fallback: number): readonly Dim[] => {
    const given = args[parameter];
    // The constructors accept anything as a sequence, the functions accept only sequences.
    const items =
      given?.kind === 'str'
        ? null
        : given?.kind === 'bool' || given?.kind === 'float' || given?.kind === 'none'
          ? null
          : reader.tuple(parameter, intArg(fallback));
    const dims = items && dimsOf(items);
    const usable = dims && !dims.some(overflows);
    if (given && (!usable || items.some(item => item.kind !== 'int'))) irregular[parameter] = given;
    return usable ? dims : [];
  };
  const paddingMode =
    padding?.kind === 'str' && !transposed && (padding.value === 'same' || padding.value === 'valid') ? padding.value : null;
  const config: ConvConfig = {
    kind: 'convolution',
    type: `Conv${transposed ? 'Transpose' : ''}${rank}d` satisfies ConvType,
    lazy: false,
    rank,
    transposed,
    ...channels,
    kernel_size: kernel,
    stride: sizes('stride', 1),
    padding: paddingMode ?? sizes('padding', 0),
    output_padding: transposed ? sizes('output_padding', 0) : kernel.map(() => 0),
    dilation: sizes('dilation', 1),
    groups: groupCount,
    bias: bias.kind !== 'none',
    padding_mode: 'zeros',
    functional: true,
  };
  return ok({
    ...config,
    ...(reader.assumed.length > 0 ? { assumed: reader.assumed } : {}),
    ...(Object.keys(irregular).length > 0 ? { irregular } : {}),
  });
}

function channelsOf(weight: Shape | null, transposed: boolean, groups: Dim): { readonly in_channels: Dim; readonly out_channels: Dim } {
  if (!weight) return { in_channels: sym('C_in'), out_channels: sym('C_out') };
  const [first = 0, second = 0] = weight;
  const grouped = equals(groups, 1) === true ? second : mul(second, groups);
  return transposed ? { in_channels: first, out_channels: grouped } : { in_channels: grouped, out_channels: first };
}
