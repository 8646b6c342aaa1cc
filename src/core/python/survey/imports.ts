import type { StatementOf } from '../syntax';
import { bindName } from './bind-target';
import type { Frame } from './frame';
import { unknown, type Value } from './values';

/** `import a.b as c` binds the module `a.b`; `import a.b` binds `a`. */
export function runImport(statement: StatementOf<'import'>, frame: Frame): void {
  for (const { name, alias } of statement.modules) {
    const first = name.split('.')[0] ?? name;
    bindImported(alias ?? first, moduleValue(alias ? name : first, frame), frame);
  }
}

/** `from a.b import c as d`, and `from a.b import *`. */
export function runImportFrom(statement: StatementOf<'importFrom'>, frame: Frame): void {
  const { library } = frame.survey;
  const source = '.'.repeat(statement.level) + statement.module;
  const own = statement.level > 0 || library.module(statement.module) === undefined;
  if (statement.names === '*') {
    if (own) return;
    for (const name of library.exports(statement.module))
      bindImported(name, library.attribute(statement.module, name) ?? unknown(`it is imported from \`${source}\``), frame);
    return;
  }
  for (const { name, alias } of statement.names) {
    const value = own ? undefined : (library.attribute(statement.module, name) ?? library.module(`${statement.module}.${name}`));
    bindImported(alias ?? name, value ?? unknown(`\`${name}\` is imported from \`${source}\`, which is not analyzed here`), frame);
  }
}

function moduleValue(path: string, frame: Frame): Value {
  return frame.survey.library.module(path) ?? unknown(`\`${path}\` is not analyzed here`);
}

function bindImported(name: string, value: Value, frame: Frame): void {
  bindName(name, value, frame, { imported: true });
}
