import { Unknown, type Value } from '../data';
import { getAttr, moduleNames, PyModule } from '../machine';
import type { StatementOf } from '../syntax';
import { bindName } from './assign';
import { computedModule } from './builtins';
import { compute } from './compute';
import type { SurveyFrame } from './survey-frame';

/** `import a.b as c` binds the module `a.b`; `import a.b` binds `a`. */
export function runImport(statement: StatementOf<'import'>, frame: SurveyFrame): void {
  for (const { name, alias } of statement.modules) {
    const first = name.split('.')[0] ?? name;
    const path = alias ? name : first;
    bindImported(alias ?? first, moduleOf(path, frame) ?? new Unknown(`\`${path}\` is not analyzed here`), frame);
  }
}

/** `from a.b import c as d`, and `from a.b import *`. */
export function runImportFrom(statement: StatementOf<'importFrom'>, frame: SurveyFrame): void {
  const source = '.'.repeat(statement.level) + statement.module;
  const module = statement.level > 0 ? undefined : moduleOf(statement.module, frame);
  const nameIn = (name: string): Value | undefined =>
    module === undefined
      ? undefined
      : (attributeIn(module, statement.module, name, frame) ?? moduleOf(`${statement.module}.${name}`, frame));
  if (statement.names === '*') {
    if (module === undefined) return;
    for (const name of exportsOf(module, statement.module, frame))
      bindImported(name, nameIn(name) ?? new Unknown(`it is imported from \`${source}\``), frame);
    return;
  }
  for (const { name, alias } of statement.names)
    bindImported(
      alias ?? name,
      nameIn(name) ?? new Unknown(`\`${name}\` is imported from \`${source}\`, which is not analyzed here`),
      frame,
    );
}

function moduleOf(path: string, { survey }: SurveyFrame): Value | undefined {
  return survey.library.module(path) ?? computedModule(survey.machine, path);
}

function attributeIn(module: Value, path: string, name: string, { survey }: SurveyFrame): Value | undefined {
  const { library, machine } = survey;
  if (!(module instanceof PyModule)) return library.attribute(path, name);
  const value = compute(machine, [], () => getAttr(machine, module, name));
  return value instanceof Unknown ? undefined : value;
}

function exportsOf(module: Value, path: string, { survey }: SurveyFrame): readonly string[] {
  if (!(module instanceof PyModule)) return survey.library.exports(path);
  return moduleNames(survey.machine, module).filter(name => !name.startsWith('_'));
}

function bindImported(name: string, value: Value, frame: SurveyFrame): void {
  bindName(name, value, frame, { imported: true });
}
