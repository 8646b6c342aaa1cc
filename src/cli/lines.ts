/** The lines of a stream of UTF-8, each as soon as it is complete; only a line feed ends one. */
export async function* linesOf(stream: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  // Kept in pieces: a long line arrives in many.
  let pending: string[] = [];
  for await (const chunk of stream) {
    const [first = '', ...rest] = decoder.decode(chunk, { stream: true }).split('\n');
    pending.push(first);
    for (const start of rest) {
      yield pending.join('');
      pending = [start];
    }
  }
  yield [...pending, decoder.decode()].join('');
}
