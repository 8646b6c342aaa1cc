import { Analyzer } from '../core/analysis';
import { nodeHost } from '../host';
import type { Command } from './command';
import { toJson } from './json';
import { parseOptions } from './options';
import { plain } from './plain';
import { scanFiles, type ScanResult } from './scan-files';
import { scanText } from './scan-text';
import { paintFor, writeLine } from './terminal';
import { UsageError } from './usage';

/** `convlens scan`: every convolution call in files and folders. */
export const scan: Command = {
  summary: 'every convolution call in files and folders',
  help: `convlens scan PATH... [--json]

Lists every call of a PyTorch convolution, layer or function, in Python files and folders.

  convlens scan src models/unet.py

PATH     a file, or a folder to search. These subfolders are skipped unless you name them: folders with a pyvenv.cfg,
         .git, node_modules, build, dist, __pycache__, .tox, .eggs
--json   print one JSON document

Lines are counted from 1, columns from 0 in UTF-16 units.
Exit code: 0 success, 2 incorrect usage.`,

  async run(args) {
    const { values, positionals } = parseOptions(args, { json: { type: 'boolean' } });
    if (positionals.length === 0) throw new UsageError('scan needs a file or a folder.');
    const create = async (): Promise<Analyzer> => Analyzer.create(await nodeHost.parserBytes());
    const result = await scanFiles(positionals, create, nodeHost);
    const paint = paintFor(process.stdout, process.env);
    await writeLine(process.stdout, values.json ? scanJson(result) : scanText(result, paint));
    for (const { file, message } of [...(values.json ? [] : result.errors), ...result.incomplete])
      await writeLine(process.stderr, `${plain(file)}: ${plain(message)}`);
    const missing = result.errors.filter(({ file }) => positionals.includes(file)).map(({ file }) => file);
    if (values.json && missing.length > 0) await writeLine(process.stderr, `convlens: could not read: ${missing.map(plain).join(', ')}`);
    return missing.length > 0 ? 2 : 0;
  },
};

/** `incomplete` is there only if it says something. */
function scanJson({ incomplete, ...rest }: ScanResult): string {
  return toJson(incomplete.length > 0 ? { ...rest, incomplete } : rest);
}
