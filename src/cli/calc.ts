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

/** `convlens calc`: what one layer makes of one input. */
export const calc: Command = {
  summary: 'what one layer makes of an input: output shape, parameters, cost',
  help: `convlens calc CALL [--input SHAPE] [--json]
convlens calc --batch < requests.jsonl

Says what one convolution layer makes of an input, as PyTorch does, without PyTorch.

  convlens calc "nn.Conv2d(3, 64, 7, stride=2, padding=3)" --input 1,3,224,224

CALL            the layer as Python writes it: Conv1d to Conv3d, ConvTranspose1d to ConvTranspose3d and their Lazy forms
--input SHAPE   sizes of the input: integers, or symbols as in N,3,H,W; symbolic where left out
--json          one JSON document
--batch         one request a line on standard input, {"call": "nn.Conv2d(3, 8, 3)", "input": [1, 3, 32, 32]}, one answer a line

Exit code: 0 fine, 1 PyTorch would raise an error, 2 wrong usage.`,

  async run(args) {
    const { values, positionals } = parseOptions(args, {
      input: { type: 'string' },
      json: { type: 'boolean' },
      batch: { type: 'boolean' },
    });
    const [call, ...rest] = positionals;
    if (values.batch) {
      if (call !== undefined || values.input !== undefined)
        throw new UsageError('With --batch the layers and inputs come from standard input.');
      const analyzer = await Analyzer.create(await nodeHost.parserBytes());
      await runBatch(request => calcJson(analyzer.calculate(...requested(request))));
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
