import { convMacs, convModule, convOutput, convParams, type Arg, type Args, type ConvConfig } from '../../src/core/shape';

/** Arguments of `nn.Conv2d` under torch's names. */
export type ExampleSettings = Readonly<Record<string, number | boolean | readonly number[]>>;

/** A layer of the tour on an input, with everything that the texts mention. All numbers are calculated, none is written down. */
export interface TourExample {
  readonly config: ConvConfig;
  readonly args: Args;
  /** As Python: `nn.Conv2d(3, 4, 3)`. */
  readonly call: string;
  /** (C, H, W). */
  readonly input: readonly number[];
  readonly output: readonly number[];
  readonly params: number;
  readonly macs: number;
}

const POSITIONAL: readonly string[] = ['in_channels', 'out_channels', 'kernel_size'];

/** Calculates a layer. Throws where torch would raise, because the tour shows valid layers. */
export function example(settings: ExampleSettings, input: readonly number[]): TourExample {
  const args = Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, argument(value)]));
  const config = legal(convModule('Conv2d', args));
  const output = legal(convOutput(config, input));
  const written = Object.entries(settings).map(([name, value]) => (POSITIONAL.includes(name) ? python(value) : `${name}=${python(value)}`));
  return {
    config,
    args,
    call: `nn.Conv2d(${written.join(', ')})`,
    input,
    output: output.map(Number),
    params: Number(convParams(config)),
    macs: Number(convMacs(config, input, output)),
  };
}

function legal<T>(
  result:
    | { readonly kind: 'ok'; readonly value: T }
    | { readonly kind: 'error'; readonly error: { readonly message: string } }
    | { readonly kind: 'unknown'; readonly reason: string },
): T {
  if (result.kind === 'ok') return result.value;
  throw new Error(result.kind === 'error' ? result.error.message : result.reason);
}

function argument(value: ExampleSettings[string]): Arg {
  if (typeof value === 'boolean') return { kind: 'bool', value };
  return typeof value === 'number' ? { kind: 'int', value } : { kind: 'tuple', items: value.map(each => ({ kind: 'int', value: each })) };
}

function python(value: ExampleSettings[string]): string {
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return typeof value === 'number' ? String(value) : `(${value.join(', ')})`;
}
