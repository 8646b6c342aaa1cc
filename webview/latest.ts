/** A function that returns the previous result again while its arguments stay the same. */
export function latest<Arguments extends readonly unknown[], Result>(of: (...given: Arguments) => Result): (...given: Arguments) => Result {
  let last: { readonly given: Arguments; readonly result: Result } | null = null;
  return (...given) => {
    if (!last?.given.every((each, index) => each === given[index])) last = { given, result: of(...given) };
    return last.result;
  };
}
