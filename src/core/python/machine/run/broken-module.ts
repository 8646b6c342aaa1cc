import { Unknown } from '../../data';
import { syntaxErrorOf, type ProgramText } from '../../syntax';
import { makeException, PyRaise } from '../objects/errors';
import type { Machine } from '../objects/machine';
import type { PyModule } from '../objects/module';
import { isTesting } from '../protocol/find-module';

/**
 * Finds out whether Python would refuse a module's file. In Python, importing it raises; here, what could be read is run nevertheless, unless
 * the program tests whether the import works. Names that the module lacks are then unknown.
 *
 * What the parser has understood is checked only in the module that was asked for: checking takes longer than parsing.
 */
export function noteSyntaxError(m: Machine, module: PyModule, source: ProgramText): void {
  if (!source.hasErrors && module.name !== m.main) return;
  const found = syntaxErrorOf(source);
  if (!found) return;
  const { type, message, offset } = found;
  const place = { file: module.file, source, offset };
  const raised = new PyRaise(makeException(type, message), [...m.stack(), { place, name: '<module>' }]);
  if (isTesting(m)) {
    module.reset();
    throw raised;
  }
  module.failure = raised;
  module.openStar ??= new Unknown(`\`${module.file}\` has a syntax error`);
  passOnFailure(m, module);
}

/** Importing a module that imports a broken one raises too. */
export function passOnFailure(m: Machine, { failure }: PyModule): void {
  if (!failure) return;
  for (let { frame } = m; frame; frame = frame.caller) if (!frame.module.isModelled) frame.module.failure ??= failure;
}
