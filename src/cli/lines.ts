/** Yields the lines of a UTF-8 stream, each as soon as it is complete. Only a line feed ends a line. */
export async function* linesOf(stream: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  // A long line arrives in many pieces, so they are joined only once.
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
