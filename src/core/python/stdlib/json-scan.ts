import { parseInteger, PyFloat, unbox, Unknown, type Value } from '../data';
import { call, Instance, type Machine, PyDict, PyList, PyRaise, PyTuple, setItemByName } from '../machine';

/** What a program can replace in `json.loads`. */
interface JsonHooks {
  readonly object: Value;
  readonly pairs: Value;
  readonly float: Value;
  readonly int: Value;
  readonly constant: Value;
  readonly isStrict: boolean;
}

const ESCAPES: Readonly<Record<string, string>> = { '"': '"', '\\': '\\', '/': '/', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t' };
const CONSTANTS: Readonly<Record<string, Value>> = { null: null, true: true, false: false };
const NUMBERS: Readonly<Record<string, number>> = { 'NaN': NaN, 'Infinity': Infinity, '-Infinity': -Infinity };
/** Python refuses to convert longer texts to integers. */
const MAX_DIGITS = 4300;
/** Python raises RecursionError at a depth that depends on its build. */
const MAX_DEPTH = 900;

/** Reads one JSON document as Python's `json` does, with its messages. */
class Scanner {
  private at = 0;
  private depth = 0;
  private readonly keys = new Map<string, string>();

  constructor(
    private readonly m: Machine,
    private readonly text: string,
    private readonly hooks: JsonHooks,
    private readonly errorClass: Value,
  ) {}

  document(): Value {
    this.skipSpace();
    const value = this.value();
    this.skipSpace();
    if (this.at < this.text.length) this.fail('Extra data', this.at);
    return value;
  }

  private fail(message: string, at: number): never {
    // Python counts characters, JavaScript counts UTF-16 units.
    const position = [...this.text.slice(0, at)].length;
    const error = call(this.m, this.errorClass, [message, this.text, position]);
    throw error instanceof Instance ? new PyRaise(error, this.m.stack()) : this.m.exception('ValueError', message);
  }

  private skipSpace(): void {
    while (this.at < this.text.length && ' \t\n\r'.includes(this.text.charAt(this.at))) this.at++;
  }

  private value(): Value {
    this.m.step();
    const start = this.at;
    const char = this.text.charAt(start);
    if (char === '"') {
      this.at++;
      return this.string(start);
    }
    if (char === '{' || char === '[') {
      if (++this.depth > MAX_DEPTH) return this.giveUp('the JSON text is nested too deeply');
      this.at++;
      const made = char === '{' ? this.object() : this.array();
      this.depth--;
      return made;
    }
    const word = /(?:null|true|false|NaN|-?Infinity)/y;
    word.lastIndex = start;
    const [constant] = word.exec(this.text) ?? [];
    if (constant !== undefined) {
      this.at += constant.length;
      const plain = CONSTANTS[constant];
      if (plain !== undefined) return plain;
      return this.hooks.constant === null ? new PyFloat(NUMBERS[constant] ?? NaN) : call(this.m, this.hooks.constant, [constant]);
    }
    return this.number();
  }

  private number(): Value {
    const pattern = /(-?(?:0|[1-9][0-9]*))(\.[0-9]+)?([eE][-+]?[0-9]+)?/y;
    pattern.lastIndex = this.at;
    const [text, whole = '', fraction, exponent] = pattern.exec(this.text) ?? [];
    if (text === undefined) this.fail('Expecting value', this.at);
    this.at += text.length;
    if (fraction !== undefined || exponent !== undefined)
      return this.hooks.float === null ? new PyFloat(Number(text)) : call(this.m, this.hooks.float, [text]);
    if (this.hooks.int !== null) return call(this.m, this.hooks.int, [whole]);
    if (whole.length > MAX_DIGITS) return new Unknown('the number has too many digits');
    return this.m.settle(parseInteger(whole, 10));
  }

  private string(start: number): string {
    const { text } = this;
    let made = '';
    for (;;) {
      const plain = /[^"\\\0-\x1f]*/y;
      plain.lastIndex = this.at;
      const [part = ''] = plain.exec(text) ?? [];
      made += part;
      this.at += part.length;
      const char = text.charAt(this.at);
      if (char === '') this.fail('Unterminated string starting at', start);
      this.at++;
      if (char === '"') return made;
      if (char !== '\\') {
        if (this.hooks.isStrict) this.fail('Invalid control character at', this.at - 1);
        made += char;
      } else made += this.escape(start);
    }
  }

  private escape(start: number): string {
    const char = this.text.charAt(this.at);
    if (char === '') this.fail('Unterminated string starting at', start);
    if (char !== 'u') {
      const plain = ESCAPES[char];
      if (plain === undefined) this.fail('Invalid \\escape', this.at - 1);
      this.at++;
      return plain;
    }
    const digits = this.text.slice(this.at + 1, this.at + 5);
    if (!/^[0-9a-fA-F]{4}$/.test(digits)) this.fail('Invalid \\uXXXX escape', this.at);
    this.at += 5;
    return String.fromCharCode(parseInt(digits, 16));
  }

  private array(): PyList {
    const list = this.m.made(new PyList([]));
    this.skipSpace();
    if (this.text.charAt(this.at) === ']') {
      this.at++;
      return list;
    }
    for (;;) {
      list.items.push(this.value());
      if (this.isLast(']')) return list;
      this.skipSpace();
    }
  }

  /** Reads what follows an item. */
  private isLast(end: string): boolean {
    this.skipSpace();
    const char = this.text.charAt(this.at);
    if (char !== end && char !== ',') this.fail("Expecting ',' delimiter", this.at);
    this.at++;
    return char === end;
  }

  private object(): Value {
    const pairs: [string, Value][] = [];
    this.skipSpace();
    if (this.text.charAt(this.at) === '}') this.at++;
    else
      for (;;) {
        const start = this.at;
        if (this.text.charAt(start) !== '"') this.fail('Expecting property name enclosed in double quotes', start);
        this.at++;
        const written = this.string(start);
        const key = this.keys.get(written) ?? written;
        this.keys.set(key, key);
        this.skipSpace();
        if (this.text.charAt(this.at) !== ':') this.fail("Expecting ':' delimiter", this.at);
        this.at++;
        this.skipSpace();
        pairs.push([key, this.value()]);
        if (this.isLast('}')) break;
        this.skipSpace();
      }
    return this.made(pairs);
  }

  private made(pairs: readonly (readonly [string, Value])[]): Value {
    const { m, hooks } = this;
    if (hooks.pairs !== null) return call(m, hooks.pairs, [m.made(new PyList(pairs.map(([key, value]) => new PyTuple([key, value]))))]);
    const dict = m.made(new PyDict());
    for (const [key, value] of pairs) setItemByName(m, dict, key, value);
    return hooks.object === null ? dict : call(m, hooks.object, [dict]);
  }

  private giveUp(reason: string): never {
    throw new GivenUp(reason);
  }
}

/** Thrown where the document cannot be read as Python reads it. */
class GivenUp extends Error {}

/** `json.loads` of a text. The error class is Python's `JSONDecodeError`. */
export function scanJson(
  m: Machine,
  [
    given = null,
    errorClass = null,
    object = null,
    pairs = null,
    float = null,
    int = null,
    constant = null,
    strict = true,
  ]: readonly Value[],
): Value {
  const text = unbox(given);
  if (typeof text !== 'string') return new Unknown('the JSON text is unknown');
  try {
    return new Scanner(m, text, { object, pairs, float, int, constant, isStrict: strict !== false }, errorClass).document();
  } catch (error) {
    if (error instanceof GivenUp) return m.unknown(error.message);
    throw error;
  }
}
