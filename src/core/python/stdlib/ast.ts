import { unbox, Unknown } from '../data';
import { evaluateLiteral, native, type NativeModule } from '../machine';

/** Python's `ast`. */
export const ast: NativeModule = {
  name: 'ast',
  attrs: () => [
    [
      'literal_eval',
      native('literal_eval(node_or_string)', (m, [given]) => {
        const text = unbox(given);
        if (typeof text !== 'string') return text instanceof Unknown ? text : m.unknown('`ast.literal_eval` of a node is not modelled');
        return evaluateLiteral(m, text);
      }),
    ],
  ],
};
