import { Analyzer, type NumbersAnswer, type NumbersRequest } from '../core/analysis';
import { isInt, type Shape } from '../core/dim';
import { nodeHost } from '../host';
import { runBatch, type Request } from './batch';
import type { Command } from './command';
import { parseInput, shapeFrom } from './input';
import { isObject, toJson, type ExactJson } from './json';
import { jsonNumbers, numbersFrom, numbersOf } from './numbers';
import { parseOptions } from './options';
import { paintFor, writeLine, type Paint } from './terminal';
import { UsageError } from './usage';

/** `convlens forward`: the output values of one layer. */
export const forwardCommand: Command = {
  summary: 'one layer applied to numbers: the values of its output',
  help: `convlens forward CALL --input SHAPE --data NUMBERS --weight NUMBERS [--bias NUMBERS] [--dtype float32] [--json]
convlens forward --batch < requests.jsonl

Computes the output of one convolution layer as PyTorch does, without PyTorch.

  convlens forward "nn.Conv2d(1, 1, 2)" --input 1,1,2,2 --data 1,2,3,4 --weight 1,0,0,1

CALL              the layer as a Python call
--input SHAPE     the input sizes
--data NUMBERS    the input values in row-major order: 1,2,3,4, or @FILE for a file with a JSON list
--weight NUMBERS  the weights in PyTorch's layout: (out, in / groups, kernel); for transposed layers (in, out / groups, kernel)
--bias NUMBERS    one value for each output channel; if omitted, no bias is added
--dtype TYPE      float64 (the default) or float32
--json            print one JSON document
--batch           read one request per line from standard input, {"call": …, "input": {"shape": […], "data": […]}, "weight": […], "bias": […]},
                  and print one answer per line

Numbers that JSON cannot represent are strings: "NaN", "Infinity", "-Infinity".
Exit code: 0 success, 1 PyTorch would raise an error, 2 incorrect usage.`,

  async run(args) {
    const { values, positionals } = parseOptions(args, {
      input: { type: 'string' },
      data: { type: 'string' },
      weight: { type: 'string' },
      bias: { type: 'string' },
      dtype: { type: 'string' },
      json: { type: 'boolean' },
      batch: { type: 'boolean' },
    });
    const [call, ...rest] = positionals;
    if (values.batch) {
      if (call !== undefined) throw new UsageError('With --batch, the layers and their numbers are read from standard input.');
      await runBatch(
        async () => Analyzer.create(await nodeHost.parserBytes()),
        (analyzer, request) => forwardJson(analyzer.numbers(requested(request))),
      );
      return 0;
    }
    if (call === undefined) throw new UsageError('forward needs a layer, like "nn.Conv2d(1, 1, 3)".');
    if (rest.length > 0) throw new UsageError('forward takes one layer; put it in quotes.');
    const { input, data, weight, bias, dtype } = values;
    if (input === undefined || data === undefined || weight === undefined)
      throw new UsageError('forward needs --input, --data and --weight.');
    const request: NumbersRequest = {
      call,
      input: { shape: plainSizes(parseInput(input)), data: numbersOf(data, 'data') },
      weight: numbersOf(weight, 'weight'),
      bias: bias === undefined ? null : numbersOf(bias, 'bias'),
      dtype: elementType(dtype),
    };
    const answer = (await Analyzer.create(await nodeHost.parserBytes())).numbers(request);
    if (!answer.ok && answer.error.type === 'UsageError') throw new UsageError(answer.error.message);
    await writeLine(process.stdout, values.json ? toJson(forwardJson(answer)) : forwardText(answer, paintFor(process.stdout, process.env)));
    return answer.ok ? 0 : 1;
  },
};

function requested(request: Request): NumbersRequest {
  const { call, input = null, weight, bias = null, dtype } = request;
  if (typeof call !== 'string') throw new UsageError('"call" must be a string, like "nn.Conv2d(1, 1, 3)".');
  if (!isObject(input)) throw new UsageError('"input" must be an object, like {"shape": [1, 1, 5, 5], "data": […]}.');
  return {
    call,
    input: { shape: plainSizes(shapeFrom(input.shape ?? null)), data: numbersFrom(input.data, 'data') },
    weight: numbersFrom(weight, 'weight'),
    bias: bias === null ? null : numbersFrom(bias, 'bias'),
    dtype: elementType(dtype),
  };
}

function plainSizes(shape: Shape): number[] {
  return shape.map(size => {
    if (!isInt(size)) throw new UsageError('The sizes must be integers, not symbols.');
    return Number(size);
  });
}

function elementType(dtype: ExactJson | undefined): NumbersRequest['dtype'] {
  if (dtype === undefined || dtype === null) return 'float64';
  if (dtype !== 'float64' && dtype !== 'float32') throw new UsageError('"dtype" must be "float64" or "float32".');
  return dtype;
}

function forwardJson(answer: NumbersAnswer): unknown {
  return answer.ok ? { ok: true, output: { shape: answer.output.shape, data: jsonNumbers(answer.output.data) } } : answer;
}

/** The output shape, followed by the output's planes as rows of numbers. */
function forwardText(answer: NumbersAnswer, paint: Paint): string {
  if (!answer.ok) return `${paint('error', `${answer.error.type}:`)} ${answer.error.message}`;
  const { shape, data } = answer.output;
  const texts = Array.from(data, number => (Number.isInteger(number) ? String(number) : String(Number(number.toPrecision(7)))));
  const width = texts.reduce((most, text) => Math.max(most, text.length), 0);
  const columns = shape.at(-1) ?? 1;
  const rows = shape.at(-2) ?? 1;
  const lines: string[] = [];
  for (let i = 0; columns > 0 && i < texts.length; i += columns) {
    if (i > 0 && (i / columns) % rows === 0) lines.push('');
    lines.push(
      texts
        .slice(i, i + columns)
        .map(text => text.padStart(width))
        .join(' '),
    );
  }
  return [`output ${paint('output', `(${shape.join(', ')}${shape.length === 1 ? ',' : ''})`)}`, ...lines].join('\n');
}
