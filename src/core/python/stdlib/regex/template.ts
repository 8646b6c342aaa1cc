import { MAX_GROUPS, quoted } from './groups';
import { parseGroupNumber } from './group-number';
import { controlCharacter, octal } from './parse-escape';
import { isIdentifier, lengthOf, Tokens } from './tokens';
import { PatternRaise } from './tree';

/** A template of a replacement: text, and numbers of groups. */
export type Template = readonly (string | number)[];

const DIGIT = /^[0-9]$/;
const OCTAL = /^[0-7]$/;

/** Parses a template such as `\1-\g<name>`, with CPython's own messages. */
export function parseTemplate(text: string, isText: boolean, groups: number, names: ReadonlyMap<string, number>): Template {
  const tokens = new Tokens(text, isText);
  const parts: (string | number)[] = [];
  const add = (literal: string): void => {
    if (typeof parts.at(-1) === 'string') parts.push(`${String(parts.pop())}${literal}`);
    else parts.push(literal);
  };
  const addGroup = (group: number, before: number): void => {
    if (group > groups) throw tokens.error(`invalid group reference ${String(group)}`, before);
    parts.push(group);
  };
  for (let token = tokens.take(); token !== null; token = tokens.take()) {
    if (!token.startsWith('\\')) {
      add(token);
      continue;
    }
    const letter = token.slice(1);
    if (letter === 'g') {
      const [group, name] = namedGroup(tokens, names);
      addGroup(group, lengthOf(name) + 1);
    } else if (letter === '0') {
      add(String.fromCharCode(parseInt(letter + tokens.takeWhile(2, OCTAL), 8) & 0xff));
    } else if (DIGIT.test(letter)) {
      const escape = token + tokens.takeWhile(1, DIGIT);
      if (/^\\[0-7]{2}$/.test(escape) && tokens.next !== null && OCTAL.test(tokens.next))
        add(String.fromCharCode(octal(tokens, escape + (tokens.take() ?? ''))));
      else addGroup(Number(escape.slice(1)), escape.length - 1);
    } else {
      const control = controlCharacter(letter);
      if (control === undefined && /^[a-zA-Z]$/.test(letter)) throw tokens.error(`bad escape ${token}`, token.length);
      add(control ?? token);
    }
  }
  return parts;
}

/** The group of `\g<…>`, after the `g`, and how it is written. */
function namedGroup(tokens: Tokens, names: ReadonlyMap<string, number>): readonly [number, string] {
  if (!tokens.skip('<')) throw tokens.error('missing <');
  const name = tokens.takeUntil('>', 'group name');
  if (isIdentifier(name)) {
    const group = names.get(name);
    if (group === undefined) throw new PatternRaise('IndexError', `unknown group name ${quoted(name)}`);
    return [group, name];
  }
  const group = parseGroupNumber(name);
  if (group === null) throw tokens.error(`bad character in group name ${quoted(name)}`, lengthOf(name) + 1);
  if (group >= MAX_GROUPS) throw tokens.error(`invalid group reference ${String(group)}`, lengthOf(name) + 1);
  return [group, name];
}
