import { version } from '../../package.json';
import { calc } from './calc';
import type { Command, ExitCode } from './command';
import { tuneForShortRuns } from './engine';
import { forwardCommand } from './forward';
import { plain } from './plain';
import { scan } from './scan';
import { summary } from './summary';
import { writeLine } from './terminal';
import { UsageError } from './usage';

const COMMANDS: ReadonlyMap<string, Command> = new Map(Object.entries({ calc, forward: forwardCommand, scan, summary }));

const nameWidth = Math.max(...[...COMMANDS.keys()].map(name => name.length)) + 2;

const HELP = `convlens COMMAND ...

Calculates shapes, parameters and cost of PyTorch convolutions, without PyTorch and without Python.

${[...COMMANDS].map(([name, { summary }]) => `${name.padEnd(nameWidth)}${summary}`).join('\n')}

--help      show this help, or the help of a command
--version   show the version`;

async function run(args: readonly string[]): Promise<ExitCode> {
  const [name, ...rest] = args;
  const command = name === undefined ? undefined : COMMANDS.get(name);
  if (name === '--version') return say(version);
  if (name === '--help' || name === '-h') return say(HELP);
  if (!command) throw new UsageError(name === undefined ? 'Specify a command.' : `Unknown command: ${name}.`);
  const options = rest.includes('--') ? rest.slice(0, rest.indexOf('--')) : rest;
  return options.includes('--help') || options.includes('-h') ? say(command.help) : command.run(rest);
}

async function say(text: string): Promise<ExitCode> {
  await writeLine(process.stdout, text);
  return 0;
}

async function main(args: readonly string[]): Promise<ExitCode> {
  try {
    return await run(args);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    const command = COMMANDS.has(args[0] ?? '') ? ` ${args[0] ?? ''}` : '';
    await writeLine(process.stderr, `convlens${command}: ${plain(error.message)}\nSee convlens${command} --help.`);
    return 2;
  }
}

tuneForShortRuns();

// The reader may close the stream early, as `head` does. That is not an error.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
}

void main(process.argv.slice(2)).then(code => {
  process.exitCode = code;
});
