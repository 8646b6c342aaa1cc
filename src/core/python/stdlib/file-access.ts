import { PyBytes, unbox, Unknown, type Value } from '../data';
import { type FoundData, Instance, lenient, type Machine, native, type NativeModule, PyList, type Written } from '../machine';

/** What is at a path. What code that could not be analyzed may have created is unknown. */
function find(m: Machine, path: string): FoundData {
  const changed = m.fileChanges.find(m.files, path);
  if (changed) return changed;
  const found = m.files.find(path);
  return !(found instanceof Unknown) && found.kind === 'missing' && m.fileChanges.mayHaveCreated
    ? new Unknown(`\`${path}\` does not exist, but code that could not be analyzed may create it`)
    : found;
}

/** Records that the program has changed what is at a path. */
function change(m: Machine, given: Value, written: Written): null {
  const path = unbox(given);
  m.journal.touch(m.fileChanges);
  m.fileChanges.write(typeof path === 'string' ? m.files.names(path) : null, m.importing.isActive, written);
  return null;
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
      lenient('write(path, data=None)', (m, [given, data]) =>
        change(m, given, data instanceof PyBytes ? { kind: 'file', bytes: data.value } : { kind: 'unknown' }),
      ),
      lenient('make_folder(path)', (m, [given]) => change(m, given, { kind: 'folder' })),
      lenient('remove(path)', (m, [given]) => change(m, given, { kind: 'missing' })),
      // Of an object that was passed to code that could not be analyzed, nothing is certain.
      lenient('not_changed(object, value)', (_m, [object, value]) => (object instanceof Instance && object.unsure ? object.unsure : value)),
      native('lines(text, universal)', (m, [given, universal]) => {
        const text = unbox(given);
        if (!(text instanceof PyBytes) && typeof text !== 'string') return new Unknown('the text is unknown');
        const value = text instanceof PyBytes ? text.value : text;
        const lines = value.match(universal === true ? /[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g : /[^\n]*\n|[^\n]+$/g) ?? [];
        return m.checkItems(lines.length) ?? new PyList(text instanceof PyBytes ? lines.map(line => new PyBytes(line)) : lines);
      }),
    ].map(fn => [fn.name, fn] as const),
};
