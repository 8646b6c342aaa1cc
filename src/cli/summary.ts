import { ModelAnalyzer, summaryJson } from '../core/analysis';
import { formatShape } from '../core/dim';
import { cpuMilliseconds, nodeFiles, nodeHost } from '../host';
import { runBatch, type Request } from './batch';
import type { Command } from './command';
import { parseInput } from './input';
import { isObject, toJson, type ExactJson } from './json';
import { parseOptions } from './options';
import { summaryCsv, summaryMarkdown, summaryText, type Asked, type Found } from './summary-text';
import { paintFor, writeLine } from './terminal';
import { UsageError } from './usage';

type Source = Parameters<ModelAnalyzer['run']>[0];
type Question = Parameters<ModelAnalyzer['run']>[1];

/** `convlens summary`: every convolution of a model, with its shapes and cost. */
export const summary: Command = {
  summary: 'a whole model: every convolution call with shapes, parameters and cost',
  help: `convlens summary FILE --model EXPR --input SHAPE... [--python-path DIR]... [--json | --markdown | --csv]
convlens summary -m PACKAGE.MODULE --model EXPR --call ARGUMENTS
convlens summary --batch < requests.jsonl

Follows a model's constructor and forward method from the source alone, without PyTorch and without running anything.

  convlens summary resnet.py --model "ResNet(depth=18)" --input 1,3,224,224

FILE                the file that defines the model
-m MODULE           instead of FILE: a module on the search path
--model EXPR        the model as a Python expression; it can use the file's names and torch, nn and F
--input SHAPE       the shape of a tensor passed to forward; repeat it for several tensors; can contain symbols: N,3,H,W
--call ARGUMENTS    instead of --input: forward's arguments in Python: "torch.rand(2, 3, 64, 64), scale=2"
--python-path DIR   a folder to search for modules, such as site-packages; can be repeated
--training          keep the model in training mode instead of calling .eval()
--json              print one JSON document
--markdown, --csv   print the table in one of these formats
--batch             read one request per line from standard input, {"file": …, "model": …, "call": …, "pythonPath": […]},
                    and print one answer per line

Exit code: 0 success, 1 PyTorch or Python would raise an error, 2 incorrect usage.`,

  async run(args) {
    const { values, positionals } = parseOptions(args, {
      'module': { type: 'string', short: 'm' },
      'model': { type: 'string' },
      'input': { type: 'string', multiple: true },
      'call': { type: 'string' },
      'python-path': { type: 'string', multiple: true },
      'training': { type: 'boolean' },
      'json': { type: 'boolean' },
      'markdown': { type: 'boolean' },
      'csv': { type: 'boolean' },
      'batch': { type: 'boolean' },
    });
    const create = async (): Promise<ModelAnalyzer> =>
      ModelAnalyzer.create(await nodeHost.parserBytes(), nodeFiles(), { now: cpuMilliseconds });
    if (values.batch) {
      await runBatch(create, (analyzer, request) => summaryJson(analyzer.run(...requested(request))));
      return 0;
    }
    const [file, ...rest] = positionals;
    if (rest.length > 0) throw new UsageError('summary takes one file.');
    if ((file === undefined) === (values.module === undefined)) throw new UsageError('summary needs a file, or -m with a module.');
    if (values.model === undefined) throw new UsageError('summary needs --model, such as --model "Net()".');
    if ((values.input === undefined) === (values.call === undefined)) throw new UsageError('summary needs --input or --call.');
    checkFile(file);
    const inputs = (values.input ?? []).map(parseInput);
    const source: Source = { file: file ?? null, module: values.module ?? null, pythonPath: values['python-path'] ?? [] };
    if (process.stderr.isTTY) process.stderr.write('Following the model…\r');
    const question: Question = { model: values.model, call: values.call ?? null, inputs, training: values.training ?? false };
    const analyzer = await create();
    const run = analyzer.run(source, question);
    const trainingOnly = values.json || values.csv ? [] : analyzer.trainingOnly(source, question, run);
    if (process.stderr.isTTY) process.stderr.write('\u001b[K');
    await writeLine(
      process.stdout,
      rendered(
        { run, trainingOnly },
        { model: values.model, input: values.call ?? inputs.map(shape => formatShape(shape, 'pretty')).join(', ') },
        values,
      ),
    );
    return run.ok ? 0 : 1;
  },
};

function rendered(
  found: Found,
  asked: Asked,
  {
    json,
    markdown,
    csv,
  }: { readonly json?: boolean | undefined; readonly markdown?: boolean | undefined; readonly csv?: boolean | undefined },
): string {
  if (json) return toJson(summaryJson(found.run));
  if (markdown) return summaryMarkdown(found, asked);
  return csv
    ? summaryCsv(found.run)
    : summaryText(found, asked, paintFor(process.stdout, process.env), process.stdout.isTTY ? process.stdout.columns : Infinity);
}

function checkFile(file: string | undefined): void {
  if (file !== undefined && !nodeFiles().exists(file)) throw new UsageError(`The file ${file} does not exist.`);
}

function requested(request: Request): [Source, Question] {
  const { file, module, model, call, training } = request;
  if (typeof file !== 'string' && typeof module !== 'string') throw new UsageError('Either "file" or "module" must be a string.');
  if (typeof model !== 'string') throw new UsageError('"model" must be a string, like "Net()".');
  if (typeof call !== 'string') throw new UsageError('"call" must be a string, like "torch.rand(1, 3, 224, 224)".');
  checkFile(typeof file === 'string' ? file : undefined);
  return [
    {
      file: typeof file === 'string' ? file : null,
      module: typeof module === 'string' ? module : null,
      pythonPath: strings(request.pythonPath),
    },
    { model, call, inputs: [], training: training === true },
  ];
}

function strings(json: ExactJson | undefined): readonly string[] {
  if (json === undefined || json === null) return [];
  if (!Array.isArray(json) || isObject(json)) throw new UsageError('"pythonPath" must be a list of folders.');
  return (json as readonly ExactJson[]).map(each => {
    if (typeof each !== 'string') throw new UsageError('"pythonPath" must be a list of folders.');
    return each;
  });
}
