import type { Block, Statement } from './ast';

/** The blocks directly inside a statement, in the order of the text; of a function, its body where it has been read. */
export function blocksOf(statement: Statement): Block[] {
  switch (statement.kind) {
    case 'if':
      return present(statement.then, statement.otherwise);
    case 'while':
    case 'for':
      return present(statement.body, statement.otherwise);
    case 'try':
      return present(statement.body, ...statement.handlers.map(handler => handler.body), statement.otherwise, statement.finally);
    case 'with':
    case 'class':
    case 'error':
      return [statement.body];
    case 'match':
      return statement.cases.map(one => one.body);
    case 'function':
      return present(statement.body.block);
    default:
      return [];
  }
}

function present(...blocks: (Block | null)[]): Block[] {
  return blocks.filter(block => block !== null);
}
