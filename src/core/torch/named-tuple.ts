import { builtinClass, NativeProperty, PyClass, PyTuple } from './vm';

/** A tuple class with named items: `torch.return_types.max`. */
export function namedTuple(qualified: string, fields: readonly string[]): PyClass {
  const dot = qualified.lastIndexOf('.');
  const attrs = new Map(
    fields.map((field, i) => [field, new NativeProperty((_, self) => (self instanceof PyTuple ? (self.items[i] ?? null) : null))] as const),
  );
  return new PyClass(qualified.slice(dot + 1), [builtinClass('tuple')], attrs, { module: qualified.slice(0, dot) });
}
