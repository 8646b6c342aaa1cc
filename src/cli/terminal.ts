/** Colours a text if the output supports colours, and returns it unchanged otherwise. */
export type Paint = (colour: Colour, text: string) => string;

/** The meaning of a colour; the text always says the same in words. */
export type Colour = 'input' | 'output' | 'error' | 'quiet';

const CODES: Readonly<Record<Colour, number>> = { input: 34, output: 32, error: 31, quiet: 2 };

/** Colours only on a terminal, and not if NO_COLOR is set. */
export function paintFor(stream: { readonly isTTY?: boolean }, environment: NodeJS.ProcessEnv): Paint {
  const coloured = stream.isTTY === true && !environment.NO_COLOR;
  return (colour, text) => (coloured ? `\u001b[${String(CODES[colour])}m${text}\u001b[0m` : text);
}

/** Writes a line, and waits if the reader is slower. */
export async function writeLine(stream: NodeJS.WriteStream, line: string): Promise<void> {
  if (!stream.write(`${line}\n`)) await new Promise<void>(resolve => stream.once('drain', resolve));
}
