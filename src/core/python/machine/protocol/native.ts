import { ELLIPSIS, PyFloat, Unknown, type Value } from '../../data';
import type { Machine } from '../objects/machine';
import { PyDict } from '../objects/hash-tables';
import { Native, type Keywords } from '../objects/methods';
import { PyTuple } from '../objects/sequences';
import { setItemByName } from './containers';

/** Arguments in the order of the signature: `*args` as a tuple, `**kwargs` as a dict. There are always as many as in the signature. */
export type Bound = readonly [Value, Value, Value, Value, Value, Value, Value, Value, Value, Value, Value, Value, ...Value[]];

interface NativeParameter {
  readonly name: string;
  readonly kind: 'positionalOnly' | 'normal' | 'keywordOnly' | 'star' | 'doubleStar';
  readonly default: Value | undefined;
}

interface Signature {
  readonly name: string;
  readonly parameters: readonly NativeParameter[];
  readonly positional: readonly NativeParameter[];
}

/**
 * A builtin function from its signature in Python syntax: `sorted(iterable, /, *, key=None, reverse=False)`. Defaults are
 * literals. An unknown argument makes the result unknown, for the same reason, and the function is not called: one that changes an argument
 * must be `lenient`, and leave unknown what it changes.
 */
export function native(signature: string, compute: (m: Machine, args: Bound) => Value): Native {
  return lenient(signature, (m, args) => {
    for (const argument of args) if (argument instanceof Unknown) return argument;
    return compute(m, args);
  });
}

/** The same for functions that accept unknown arguments. */
export function lenient(signature: string, compute: (m: Machine, args: Bound) => Value): Native {
  const name = signature.slice(0, signature.indexOf('('));
  // Signatures are parsed when first called: most natives never are.
  let parsed: Signature | null = null;
  const made = new Native(name, (m, args, keywords) => compute(m, bind(m, (parsed ??= parseSignature(signature)), args, keywords)));
  made.signature = signature.slice(name.length);
  return made;
}

/** A builtin static method: not bound to the object it is looked up on. */
export function staticNative(signature: string, compute: (m: Machine, args: Bound) => Value): Native {
  const plain = lenient(signature, compute);
  return new Native(plain.name, plain.call, true);
}

function bind(m: Machine, { name, parameters, positional }: Signature, args: readonly Value[], keywords: Keywords): Bound {
  const bound: Value[] = [];
  let used = 0;
  let usedKeywords = 0;
  for (const parameter of parameters) {
    switch (parameter.kind) {
      case 'star':
        bound.push(new PyTuple(args.slice(positional.length)));
        used = args.length;
        break;
      case 'doubleStar': {
        const rest = new PyDict();
        for (const [key, value] of keywords ?? []) {
          if (parameters.some(one => one.name === key && one.kind !== 'positionalOnly')) continue;
          setItemByName(m, rest, key, value);
          usedKeywords++;
        }
        bound.push(rest);
        break;
      }
      default: {
        const isPositional = parameter.kind !== 'keywordOnly';
        const byPosition = isPositional && used < args.length ? args[used] : undefined;
        const byKeyword = parameter.kind === 'positionalOnly' ? undefined : keywords?.get(parameter.name);
        if (isPositional && byPosition !== undefined) used++;
        if (byKeyword !== undefined) usedKeywords++;
        if (byPosition !== undefined && byKeyword !== undefined)
          m.raise('TypeError', `${name}() got multiple values for argument '${parameter.name}'`);
        const value = byPosition ?? byKeyword ?? parameter.default;
        // `None` is null, which `??` skips: check again before treating it as missing.
        const given = byPosition !== undefined ? byPosition : byKeyword !== undefined ? byKeyword : parameter.default;
        if (given === undefined)
          m.raise(
            'TypeError',
            `${name}() missing required argument '${parameter.name}' (pos ${String(parameters.indexOf(parameter) + 1)})`,
          );
        bound.push(value === undefined ? null : given);
      }
    }
  }
  if (used < args.length) {
    const given = `${String(args.length)} ${args.length === 1 ? 'was' : 'were'} given`;
    m.raise('TypeError', `${name}() takes ${atMost(positional)} positional argument${positional.length === 1 ? '' : 's'} but ${given}`);
  }
  if (keywords && usedKeywords < keywords.size) {
    const extra = [...keywords.keys()].find(key => !parameters.some(one => one.name === key && one.kind !== 'positionalOnly')) ?? '';
    m.raise('TypeError', `${name}() got an unexpected keyword argument '${extra}'`);
  }
  return bound as unknown as Bound;
}

function atMost(positional: readonly NativeParameter[]): string {
  const least = positional.filter(parameter => parameter.default === undefined).length;
  return least === positional.length ? String(least) : `from ${String(least)} to ${String(positional.length)}`;
}

function parseSignature(text: string): Signature {
  const open = text.indexOf('(');
  const parameters: NativeParameter[] = [];
  let keywordOnly = false;
  for (const part of splitParameters(text.slice(open + 1, text.lastIndexOf(')')))) {
    if (part === '/') parameters.forEach((parameter, i) => (parameters[i] = { ...parameter, kind: 'positionalOnly' }));
    else if (part === '*') keywordOnly = true;
    else if (part.startsWith('**')) parameters.push({ name: part.slice(2), kind: 'doubleStar', default: undefined });
    else if (part.startsWith('*')) {
      parameters.push({ name: part.slice(1), kind: 'star', default: undefined });
      keywordOnly = true;
    } else {
      const equals = part.indexOf('=');
      const name = equals === -1 ? part : part.slice(0, equals).trim();
      parameters.push({
        name,
        kind: keywordOnly ? 'keywordOnly' : 'normal',
        default: equals === -1 ? undefined : literal(part.slice(equals + 1).trim()),
      });
    }
  }
  return {
    name: text.slice(0, open),
    parameters,
    positional: parameters.filter(({ kind }) => kind === 'positionalOnly' || kind === 'normal'),
  };
}

function splitParameters(text: string): string[] {
  return text
    .split(/,(?![^()]*\))/)
    .map(part => part.trim())
    .filter(part => part !== '');
}

function literal(text: string): Value {
  switch (text) {
    case 'None':
      return null;
    case 'True':
      return true;
    case 'False':
      return false;
    case '...':
      return ELLIPSIS;
    case '()':
      return new PyTuple([]);
  }
  if (/^'.*'$/.test(text)) return text.slice(1, -1);
  if (/^-?\d+$/.test(text)) return Number(text);
  if (/^[-\d.]/.test(text) && !Number.isNaN(Number(text))) return new PyFloat(Number(text));
  const tuple = /^\((.*)\)$/.exec(text)?.[1];
  if (tuple !== undefined)
    return new PyTuple(
      tuple
        .split(',')
        .map(item => item.trim())
        .filter(item => item !== '')
        .map(literal),
    );
  throw new Error(`The default is not a literal: ${text}`);
}
