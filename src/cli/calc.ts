import { Analyzer, calcJson } from '../core/analysis';
import { nodeHost } from '../host';
import { runBatch, type Request } from './batch';
import { calcText } from './calc-text';
import type { Command } from './command';
import { parseInput, shapeFrom } from './input';
import { toJson } from './json';
import { parseOptions } from './options';
import { paintFor, writeLine } from './terminal';
import { UsageError } from './usage';

/** `convlens calc`: the result of one layer for one input. */
export const calc: Command = {
  summary: 'one layer for one input: output shape, parameters and cost',
  help: `convlens calc CALL [--input SHAPE] [--json]
convlens calc --batch < requests.jsonl

Calculates the output shape, parameters and cost of one convolution layer as PyTorch does, without PyTorch.

  convlens calc "nn.Conv2d(3, 64, 7, stride=2, padding=3)" --input 1,3,224,224

CALL            the layer as a Python call: Conv1d to Conv3d, ConvTranspose1d to ConvTranspose3d, or their Lazy forms
--input SHAPE   the input sizes: integers, or symbols as in N,3,H,W; if omitted, all sizes are symbols
--json          print one JSON document
--batch         read one request per line from standard input, {"call": "nn.Conv2d(3, 8, 3)", "input": [1, 3, 32, 32]}, and print one answer per line

Exit code: 0 success, 1 PyTorch would raise an error, 2 incorrect usage.`,

  async run(args) {
    const { values, positionals } = parseOptions(args, {
      input: { type: 'string' },
      json: { type: 'boolean' },
      batch: { type: 'boolean' },
    });
    const [call, ...rest] = positionals;
    if (values.batch) {
      if (call !== undefined || values.input !== undefined)
        throw new UsageError('With --batch, the layers and inputs are read from standard input.');
      await runBatch(
        async () => Analyzer.create(await nodeHost.parserBytes()),
        (analyzer, request) => calcJson(analyzer.calculate(...requested(request))),
      );
      return 0;
    }
    if (call === undefined) throw new UsageError('calc needs a layer, like "nn.Conv2d(3, 64, 7)".');
    if (rest.length > 0) throw new UsageError('calc takes one layer; put it in quotes.');
    const input = values.input === undefined ? null : parseInput(values.input);
    const answer = (await Analyzer.create(await nodeHost.parserBytes())).calculate(call, input);
    if (!answer.ok && answer.error.type === 'UsageError') throw new UsageError(answer.error.message);
    await writeLine(process.stdout, values.json ? toJson(calcJson(answer)) : calcText(answer, paintFor(process.stdout, process.env)));
    return answer.ok ? 0 : 1;
  },
};

function requested(request: Request): Parameters<Analyzer['calculate']> {
  const { call, input = null } = request;
  if (typeof call !== 'string') throw new UsageError('"call" must be a string, like "nn.Conv2d(3, 64, 7)".');
  return [call, input === null ? null : shapeFrom(input)];
}
