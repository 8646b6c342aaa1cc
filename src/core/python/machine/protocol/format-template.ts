import { Unknown, type Value } from '../../data';
import { getAttr } from './attributes';
import { getItem } from './items';
import type { Machine } from '../objects/machine';
import { formatValue, repr, str, ascii } from './text';

/** Python's `'{} {name.attr[0]:>5}'.format(…)`. */
export function formatTemplate(m: Machine, template: string, args: readonly Value[], named: (name: string) => Value | undefined): Value {
  let next = 0;
  let unknown = null as Unknown | null;
  const field = (name: string): Value => {
    const match = /^([^.[\]]*)((?:\.[^.[\]]+|\[[^\]]+\])*)$/.exec(name);
    const [, head = '', path = ''] = match ?? [];
    let value: Value | undefined;
    if (head === '') value = args[next++];
    else value = /^\d+$/.test(head) ? args[Number(head)] : named(head);
    if (value === undefined) {
      if (head === '' || /^\d+$/.test(head))
        m.raise('IndexError', `Replacement index ${head === '' ? String(next - 1) : head} out of range for positional args tuple`);
      m.raise('KeyError', head);
    }
    for (const [part] of path.matchAll(/\.[^.[\]]+|\[[^\]]+\]/g)) {
      if (part.startsWith('.')) value = getAttr(m, value, part.slice(1));
      else value = getItem(m, value, /^\[\d+\]$/.test(part) ? Number(part.slice(1, -1)) : part.slice(1, -1));
    }
    return value;
  };
  const expand = (text: string, depth: number): string => {
    let result = '';
    for (let i = 0; i < text.length; i++) {
      const char = text[i] ?? '';
      if (char !== '{' && char !== '}') {
        result += char;
        continue;
      }
      if (text[i + 1] === char && depth === 0) {
        result += char;
        i++;
        continue;
      }
      if (char === '}') m.raise('ValueError', "Single '}' encountered in format string");
      const end = closing(text, i);
      if (end === -1) m.raise('ValueError', "Single '{' encountered in format string");
      const inner = text.slice(i + 1, end);
      i = end;
      const [, name = '', conversion, spec = ''] = /^([^!:]*)(?:!([rsa]))?(?::(.*))?$/s.exec(inner) ?? [];
      const value = field(name);
      const shown = conversion === 'r' ? repr(m, value) : conversion === 's' ? str(m, value) : conversion === 'a' ? ascii(m, value) : value;
      const piece = formatValue(m, shown, depth === 0 ? expand(spec, 1) : spec);
      if (piece instanceof Unknown) unknown ??= piece;
      else result += piece;
    }
    return result;
  };
  const result = expand(template, 0);
  return unknown ?? result;
}

function closing(text: string, open: number): number {
  let depth = 0;
  for (let i = open; i < text.length; i++) {
    if (text[i] === '{') depth++;
    else if (text[i] === '}' && --depth === 0) return i;
  }
  return -1;
}
