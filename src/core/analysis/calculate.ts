import { isNothingButUnknown } from '../python/survey';
import { formatDim, isInt, mul, type Dim, type Shape } from '../dim';
import type { PythonParser } from '../python/syntax';
import type { ConvConfig } from '../shape';
import { findConvCalls, type ConvCall } from './written-calls';
import { layerOf } from './layer';
import { expandShorthand } from './shorthand';

export type CalcAnswer =
  | {
      readonly ok: true;
      readonly config: ConvConfig;
      readonly input: Shape;
      readonly output: Shape;
      readonly params: Dim | null;
      readonly macs: Dim | null;
      /** The call in full, as Python. */
      readonly call: string;
    }
  /** `UsageError` for text that is not a call of a convolution layer, otherwise what Python or torch raises. */
  | { readonly ok: false; readonly error: { readonly type: string; readonly message: string } };

/** The names that a call can use, imported as in model files. */
const PRELUDE = 'import torch\nfrom torch import nn\nimport torch.nn.functional as F\nfrom torch.nn import *\n';
/** The limit for the length of a call; nobody writes a longer one. */
const MAX_CALL_LENGTH = 10_000;

/** One layer from a call as people write it, `nn.Conv2d(3, 64, 7, 2, 3)`, or from its short form, `3 64 k7 s2 p3`. */
export function calculate(parser: PythonParser, text: string, input: Shape | null): CalcAnswer {
  const call = expandShorthand(text) ?? text.trim();
  const parsed = parseCall(parser, call);
  if (typeof parsed === 'string') return usage(parsed);
  const positionalAfter = parsed.keywords.some(keyword => parsed.positional.some(argument => argument.range.start > keyword.range.start));
  if (positionalAfter) return { ok: false, error: { type: 'SyntaxError', message: 'positional argument follows keyword argument' } };
  const repeated = parsed.keywords.find((keyword, i) => parsed.keywords.findIndex(other => other.name === keyword.name) < i);
  if (repeated) return { ok: false, error: { type: 'SyntaxError', message: `keyword argument repeated: ${repeated.name}` } };
  for (const { value, source } of [...parsed.positional, ...parsed.keywords]) {
    if (!isNothingButUnknown(value)) continue;
    if (/^[^\W\d]\w*$/u.test(source)) return { ok: false, error: { type: 'NameError', message: `name '${source}' is not defined` } };
    return usage(`\`${source}\` cannot be evaluated here. Write its value instead.`);
  }
  const layer = layerOf(parsed, input);
  if (layer.error) return { ok: false, error: layer.error };
  if (!layer.config || !layer.input || !layer.output) return usage(layer.notes[0] ?? 'The call could not be evaluated.');
  return { ok: true, config: layer.config, input: layer.input, output: layer.output, params: layer.params, macs: layer.macs, call };
}

/** The call, or a sentence that describes what is wrong with the text. */
function parseCall(parser: PythonParser, call: string): ConvCall | string {
  const expected = 'Enter a convolution layer, such as nn.Conv2d(3, 64, 7, stride=2, padding=3).';
  if (call === '' || call.length > MAX_CALL_LENGTH) return expected;
  const source = parser.parse(PRELUDE + call);
  try {
    if (source.hasErrors) return `This is not complete Python. ${expected}`;
    const items = source.module().items.filter(({ at }) => at >= PRELUDE.length);
    const found = findConvCalls(source).calls.find(({ range }) => range.start === PRELUDE.length && range.end === source.text.length);
    if (items.length !== 1 || found?.callee.kind !== 'module') return expected;
    if (found.unresolved) return 'Write the arguments explicitly: `*args` and `**kwargs` have no values here.';
    return found;
  } finally {
    source.dispose();
  }
}

function usage(message: string): CalcAnswer {
  return { ok: false, error: { type: 'UsageError', message } };
}

/** A number, or a symbolic size as Python text. */
export type JsonDim = number | bigint | string;

/** The answer in the form that `convlens calc --json` prints (docs/command-line.md). */
export function calcJson(answer: CalcAnswer): Readonly<Record<string, unknown>> {
  if (!answer.ok) return { ok: false, error: answer.error };
  const { config, output, params, macs } = answer;
  return {
    ok: true,
    layer: {
      type: config.type,
      in_channels: config.in_channels === null ? null : toJson(config.in_channels),
      out_channels: toJson(config.out_channels),
      kernel_size: config.kernel_size.map(toJson),
      stride: config.stride.map(toJson),
      padding: typeof config.padding === 'string' ? config.padding : config.padding.map(toJson),
      ...(config.transposed ? { output_padding: config.output_padding.map(toJson) } : {}),
      dilation: config.dilation.map(toJson),
      groups: toJson(config.groups),
      bias: config.bias,
      padding_mode: config.padding_mode,
    },
    output: output.map(toJson),
    params: params === null ? null : toJson(params),
    macs: macs === null ? null : toJson(macs),
    flops: macs === null ? null : toJson(mul(2, macs)),
  };
}

function toJson(dim: Dim): JsonDim {
  return isInt(dim) ? dim : formatDim(dim, 'ascii');
}
