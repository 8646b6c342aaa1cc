import { sym, type Dim, type Int } from '../dim';
import { intArg, settle, type Arg, type Args } from './arg';
import { axisNames, type Assumed, type Rank } from './config';

/** The smallest value with which a layer can be valid; it is assumed for an unknown one. */
const SMALLEST: Readonly<Record<string, Int>> = { kernel_size: 1, stride: 1, dilation: 1, groups: 1 };

/** Reads arguments, and collects the unknown ones. */
export class Reader {
  readonly assumed: Assumed[] = [];

  constructor(
    private readonly args: Args,
    private readonly rank: Rank,
  ) {}

  /** The argument or the default; an unknown argument becomes a symbol. */
  scalar(parameter: string, fallback: Arg): Arg {
    const arg = settle(this.args[parameter] ?? fallback);
    return arg.kind === 'unknown' ? this.standIn(arg, parameter, parameter) : arg;
  }

  /** The argument as it is, or the default; it is recorded if it is unknown. */
  plain(parameter: string, fallback: Arg): Arg {
    const arg = settle(this.args[parameter] ?? fallback);
    if (arg.kind === 'unknown') this.assumed.push({ parameter, reason: arg.reason });
    return arg;
  }

  /** torch.nn.modules.utils._ntuple: the items of a sequence, or the same value for every axis. */
  tuple(parameter: string, fallback: Arg): readonly Arg[] {
    const arg = settle(this.args[parameter] ?? fallback);
    const names = axisNames(parameter, this.rank);
    switch (arg.kind) {
      case 'tuple':
      case 'list':
        return arg.items.map((item, axis) => {
          const settled = settle(item);
          return settled.kind === 'unknown' ? this.standIn(settled, parameter, names[axis] ?? `${parameter}_${String(axis)}`) : settled;
        });
      case 'str':
        return Array.from(arg.value, value => ({ kind: 'str', value }));
      case 'unknown': {
        const { name, reason, mark = '' } = arg;
        this.assumed.push({ parameter, reason });
        return names.map(each => intArg(name ?? sym(each + mark, { min: SMALLEST[parameter] ?? 0 })));
      }
      default:
        return names.map(() => arg);
    }
  }

  private standIn({ name, reason, mark = '' }: Extract<Arg, { kind: 'unknown' }>, parameter: string, symbol: string): Arg {
    this.assumed.push({ parameter, reason });
    return intArg(name ?? sym(symbol + mark, { min: SMALLEST[parameter] ?? 0 }));
  }
}

/**
 * The integers of a sequence, or null if it contains anything else. Within a sequence, torch accepts a bool as an integer, except in the
 * first position.
 */
export function dimsOf(items: readonly Arg[]): readonly Dim[] | null {
  const dims: Dim[] = [];
  for (const [i, item] of items.entries()) {
    if (item.kind === 'int') dims.push(item.value);
    else if (item.kind === 'bool' && i > 0) dims.push(item.value ? 1 : 0);
    else return null;
  }
  return dims;
}
