import { PyBytes, unbox, Unknown, type Value } from '../data';
import { type FoundData, lenient, type Machine, native, type NativeModule, PyList } from '../machine';

/** What is at a path. What the program has written itself, and what code that could not be analyzed may have created, is unknown. */
function find(m: Machine, path: string): FoundData {
  if (m.fileChanges.changed(m.files.names(path))) return new Unknown(`\`${path}\` is written by the program`);
  const found = m.files.find(path);
  return !(found instanceof Unknown) && found.kind === 'missing' && m.fileChanges.mayHaveCreated
    ? new Unknown(`\`${path}\` does not exist, but code that could not be analyzed may create it`)
    : found;
}

/** A path is text; anything else is unknown. */
function withPath(compute: (m: Machine, path: string) => Value): (m: Machine, args: readonly Value[]) => Value {
  return (m, [given = null]) => {
    const path = unbox(given);
    return typeof path === 'string' ? compute(m, path) : path instanceof Unknown ? path : new Unknown('the path of a file is not text');
  };
}

/** The files that the program may read, for the modules of the library that are written in Python. */
export const fileAccess: NativeModule = {
  name: '_file_access',
  attrs: () =>
    [
      native(
        'kind(path)',
        withPath((m, path) => {
          const found = find(m, path);
          return found instanceof Unknown ? found : found.kind;
        }),
      ),
      native(
        'contents(path)',
        withPath((m, path) => {
          const found = find(m, path);
          if (found instanceof Unknown) return m.unknown(found.reason);
          if (found.kind !== 'file') return null;
          const bytes = found.bytes();
          if (bytes instanceof Unknown) return m.unknown(bytes.reason);
          return m.checkText(bytes.length) ?? new PyBytes(bytes);
        }),
      ),
      native(
        'names(path)',
        withPath((m, path) => {
          const found = find(m, path);
          if (found instanceof Unknown) return m.unknown(found.reason);
          if (found.kind !== 'folder') return null;
          const names = found.names();
          return names instanceof Unknown ? m.unknown(names.reason) : (m.checkItems(names.length) ?? new PyList([...names]));
        }),
      ),
      native(
        'real(path)',
        withPath((m, path) => m.files.real(path)),
      ),
      lenient('write(path)', (m, [given]) => {
        const path = unbox(given);
        m.fileChanges.write(typeof path === 'string' ? m.files.names(path) : null, m.importing.modules > 0);
        return null;
      }),
      native('lines(text, universal)', (m, [given, universal]) => {
        const text = unbox(given);
        if (!(text instanceof PyBytes) && typeof text !== 'string') return new Unknown('the text is unknown');
        const value = text instanceof PyBytes ? text.value : text;
        const lines = value.match(universal === true ? /[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g : /[^\n]*\n|[^\n]+$/g) ?? [];
        return m.checkItems(lines.length) ?? new PyList(text instanceof PyBytes ? lines.map(line => new PyBytes(line)) : lines);
      }),
    ].map(fn => [fn.name, fn] as const),
};
