/** Text in a colour where the output shows colours, and as it is elsewhere. */
export type Paint = (colour: Colour, text: string) => string;

/** What a colour stands for; everything is said in words as well. */
export type Colour = 'input' | 'output' | 'error' | 'quiet';

const CODES: Readonly<Record<Colour, number>> = { input: 34, output: 32, error: 31, quiet: 2 };

/** Colours on a terminal only, and not where NO_COLOR is set. */
export function paintFor(stream: { readonly isTTY?: boolean }, environment: NodeJS.ProcessEnv): Paint {
  const coloured = stream.isTTY === true && !environment['NO_COLOR'];
  return (colour, text) => (coloured ? `\u001b[${String(CODES[colour])}m${text}\u001b[0m` : text);
}

/** Writes a line, and waits where its reader is slower than we are. */
export async function writeLine(stream: NodeJS.WriteStream, line: string): Promise<void> {
  if (!stream.write(`${line}\n`)) await new Promise<void>(resolve => stream.once('drain', resolve));
}
