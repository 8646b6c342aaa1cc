/** For switches over every kind of a union: a kind without a case does not compile. */
export function assertNever(value: never): never {
  throw new Error(`Not a kind that exists: ${JSON.stringify(value)}`);
}
