import { toDim, type Value } from '../../data';
import type { Machine } from '../objects/machine';
import { textArgument } from './text-argument';

/** The characters that Python strips and splits at by default. */
export const SPACE = '\\s\\x1c-\\x1f\\x85';
const SPLIT = new RegExp(`[${SPACE}]+`, 'u');

function charSet(chars: string): string {
  return [...chars].map(char => char.replace(/[\\\]^-]/g, '\\$&')).join('');
}

export function strip(m: Machine, value: string, chars: Value, sides: 'both' | 'left' | 'right'): string {
  const set = chars === null ? SPACE : charSet(textArgument(m, chars));
  if (set === '') return value;
  let result = value;
  if (sides !== 'right') result = result.replace(new RegExp(`^[${set}]+`, 'u'), '');
  if (sides !== 'left') {
    const trailing = new RegExp(`[${set}]`, 'u');
    const characters = [...result];
    while (characters.length > 0 && trailing.test(characters.at(-1) ?? '')) characters.pop();
    result = characters.join('');
  }
  return result;
}

export function split(m: Machine, value: string, separator: Value, limit: Value): string[] {
  const most = Number(toDim(limit) ?? -1);
  if (separator === null) {
    const trimmed = strip(m, value, null, 'left');
    if (most < 0)
      return trimmed === ''
        ? []
        : strip(m, trimmed, null, 'right')
            .split(SPLIT)
            .filter(part => part !== '');
    const parts: string[] = [];
    let rest = trimmed;
    while (rest !== '' && parts.length < most) {
      const at = rest.search(SPLIT);
      if (at === -1) break;
      parts.push(rest.slice(0, at));
      rest = strip(m, rest.slice(at), null, 'left');
    }
    if (rest !== '') parts.push(rest);
    return parts;
  }
  const by = textArgument(m, separator);
  if (by === '') m.raise('ValueError', 'empty separator');
  const parts = value.split(by);
  return most < 0 || parts.length <= most + 1 ? parts : [...parts.slice(0, most), parts.slice(most).join(by)];
}

export function rsplit(m: Machine, value: string, separator: Value, limit: Value): string[] {
  const most = Number(toDim(limit) ?? -1);
  if (most < 0) return split(m, value, separator, limit);
  if (separator === null) {
    const all = split(m, value, null, -1);
    if (all.length <= most) return all;
    const tail = most === 0 ? [] : all.slice(-most);
    let head = strip(m, value, null, 'right');
    for (const part of [...tail].reverse()) head = strip(m, head.slice(0, head.length - part.length), null, 'right');
    return head === '' ? tail : [strip(m, head, null, 'left') === '' ? head : head.replace(/^\s+/, ''), ...tail];
  }
  const by = textArgument(m, separator);
  const parts = value.split(by);
  return parts.length <= most + 1 ? parts : [parts.slice(0, parts.length - most).join(by), ...parts.slice(parts.length - most)];
}
