import { parseInteger, PyFloat, unbox, Unknown, type Value } from '../data';
import { call, Instance, type Machine, PyDict, PyList, PyRaise, PyTuple, repr, setItemByName } from '../machine';
import { type Key, KeyStates, TomlTable, type TomlValue } from './toml-tables';

const ESCAPES: Readonly<Record<string, string>> = { 'b': '\b', 't': '\t', 'n': '\n', 'f': '\f', 'r': '\r', '"': '"', '\\': '\\' };
/** Python refuses to convert longer texts to integers. */
const MAX_DIGITS = 4300;
/** Python raises RecursionError at a depth that depends on its build. */
const MAX_DEPTH = 300;

const BASED = '0(?:x[0-9A-Fa-f](?:_?[0-9A-Fa-f])*|b[01](?:_?[01])*|o[0-7](?:_?[0-7])*)';
const DECIMAL = '[+-]?(?:0|[1-9](?:_?[0-9])*)((?:\\.[0-9](?:_?[0-9])*)?(?:[eE][+-]?[0-9](?:_?[0-9])*)?)';
const NUMBER = new RegExp(`${BASED}|${DECIMAL}`, 'y');
const TIME = '(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\\.[0-9]+)?';
const LOCAL_TIME = new RegExp(TIME, 'y');
const DATE = new RegExp(
  `([0-9]{4})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])(?:[Tt ]${TIME}(?:[Zz]|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])?)?`,
  'y',
);

/** Reads a TOML text as Python's `tomllib` does, with its messages. Line ends are `\n`. */
class Scanner {
  private at = 0;
  private depth = 0;
  private readonly root = new TomlTable();
  private readonly states = new KeyStates();
  /** Keys that are declared once the section ends. */
  private pending: Key[] = [];

  constructor(
    private readonly m: Machine,
    private readonly text: string,
    private readonly parseFloat: Value,
    private readonly errorClass: Value,
  ) {}

  document(): TomlTable {
    let header: Key = [];
    for (;;) {
      this.m.step();
      this.skip(' \t');
      const char = this.char();
      if (char === '') return this.root;
      if (char === '\n') {
        this.at++;
        continue;
      }
      if (/[A-Za-z0-9_"'-]/.test(char)) this.statement(header);
      else if (char === '[') {
        for (const key of this.pending) this.states.add(key, 'declared', false);
        this.pending = [];
        header = this.text.charAt(this.at + 1) === '[' ? this.arrayHeader() : this.tableHeader();
      } else if (char !== '#') this.fail('Invalid statement');
      this.skip(' \t');
      this.comment();
      const end = this.char();
      if (end === '') return this.root;
      if (end !== '\n') this.fail('Expected newline or end of document after a statement');
      this.at++;
    }
  }

  private fail(message: string, at = this.at): never {
    const before = this.text.slice(0, at);
    const start = before.lastIndexOf('\n') + 1;
    // Python counts characters, JavaScript counts UTF-16 units.
    const place = `line ${String(before.split('\n').length)}, column ${String([...before.slice(start)].length + 1)}`;
    const shown = `${message} (at ${at >= this.text.length ? 'end of document' : place})`;
    const error = call(this.m, this.errorClass, [shown]);
    throw error instanceof Instance ? new PyRaise(error, this.m.stack()) : this.m.exception('ValueError', shown);
  }

  private show(value: Value): string {
    const shown = repr(this.m, value);
    return typeof shown === 'string' ? shown : '';
  }

  private showKey(key: Key): string {
    return this.show(new PyTuple([...key]));
  }

  private char(): string {
    return this.text.charAt(this.at);
  }

  private skip(characters: string): void {
    while (this.at < this.text.length && characters.includes(this.char())) this.at++;
  }

  private comment(): void {
    if (this.char() !== '#') return;
    const end = this.text.indexOf('\n', this.at);
    this.to(end === -1 ? this.text.length : end, '');
  }

  /** Moves to a position, if nothing before it is a control character that is not allowed. */
  private to(end: number, allowed: string): void {
    while (this.at < end) {
      const char = this.char();
      if (/[\0-\x08\n-\x1f\x7f]/.test(char) && !allowed.includes(char)) this.fail(`Found invalid character ${this.show(char)}`);
      this.at++;
    }
  }

  private skipLines(): void {
    for (;;) {
      const before = this.at;
      this.skip(' \t\n');
      this.comment();
      if (this.at === before) return;
    }
  }

  private tableHeader(): Key {
    this.at++;
    this.skip(' \t');
    const key = this.key();
    if (this.states.has(key, 'declared') || this.states.has(key, 'closed')) this.fail(`Cannot declare ${this.showKey(key)} twice`);
    this.states.add(key, 'declared', false);
    if (!this.root.nest(key)) this.fail('Cannot overwrite a value');
    if (this.char() !== ']') this.fail("Expected ']' at the end of a table declaration");
    this.at++;
    return key;
  }

  private arrayHeader(): Key {
    this.at += 2;
    this.skip(' \t');
    const key = this.key();
    if (this.states.has(key, 'closed')) this.fail(`Cannot mutate immutable namespace ${this.showKey(key)}`);
    this.states.forget(key);
    this.states.add(key, 'declared', false);
    if (!this.root.append(key)) this.fail('Cannot overwrite a value');
    if (!this.text.startsWith(']]', this.at)) this.fail("Expected ']]' at the end of an array declaration");
    this.at += 2;
    return key;
  }

  /** `key = value`, in the section of a header. */
  private statement(header: Key): void {
    const { key, value } = this.pair();
    const parent = [...header, ...key.slice(0, -1)];
    for (let length = 1; length < key.length; length++) {
      const part = [...header, ...key.slice(0, length)];
      if (this.states.has(part, 'declared')) this.fail(`Cannot redefine namespace ${this.showKey(part)}`);
      this.pending.push(part);
    }
    if (this.states.has(parent, 'closed')) this.fail(`Cannot mutate immutable namespace ${this.showKey(parent)}`);
    const table = this.root.nest(parent);
    const last = key.at(-1) ?? '';
    if (!table || table.items.has(last)) this.fail('Cannot overwrite a value');
    if (isContainer(value)) this.states.add([...header, ...key], 'closed', true);
    table.items.set(last, value);
  }

  private pair(): { readonly key: Key; readonly value: TomlValue } {
    const key = this.key();
    if (this.char() !== '=') this.fail("Expected '=' after a key in a key/value pair");
    this.at++;
    this.skip(' \t');
    return { key, value: this.value() };
  }

  private key(): Key {
    const parts = [this.keyPart()];
    for (;;) {
      this.skip(' \t');
      if (this.char() !== '.') return parts;
      this.at++;
      this.skip(' \t');
      parts.push(this.keyPart());
      if (parts.length > MAX_DEPTH) throw new GivenUp('a key of the TOML text has too many parts');
    }
  }

  private keyPart(): string {
    const bare = this.match(/[A-Za-z0-9_-]+/y);
    if (bare) return bare[0];
    if (this.char() === "'") return this.literal();
    if (this.char() === '"') return this.basic();
    return this.fail('Invalid initial character for a key part');
  }

  private match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (found) this.at += found[0].length;
    return found;
  }

  private value(): TomlValue {
    this.m.step();
    const start = this.at;
    switch (this.char()) {
      case '"':
        return { leaf: this.text.startsWith('"""', start) ? this.longText('"') : this.basic() };
      case "'":
        return { leaf: this.text.startsWith("'''", start) ? this.longText("'") : this.literal() };
      case '[':
      case '{':
        return this.container();
    }
    const [word] = this.match(/true|false/y) ?? [];
    if (word !== undefined) return { leaf: word === 'true' };
    const date = this.match(DATE);
    if (date) {
      const [, year, month, day] = date.map(Number);
      const lengths = [31, isLeap(year ?? 0) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
      if (year === 0 || (day ?? 0) > (lengths[(month ?? 1) - 1] ?? 0)) this.fail('Invalid date or datetime', start);
      return { leaf: new Unknown('dates are not modelled') };
    }
    if (this.match(LOCAL_TIME)) return { leaf: new Unknown('times are not modelled') };
    const [number, fraction] = this.match(NUMBER) ?? [];
    if (number !== undefined) return { leaf: fraction ? this.float(number) : this.integer(number) };
    const [special] = this.match(/[+-]?(?:inf|nan)/y) ?? [];
    if (special !== undefined) return { leaf: this.float(special) };
    return this.fail('Invalid value');
  }

  private float(text: string): Value {
    if (this.parseFloat !== null) return call(this.m, this.parseFloat, [text]);
    const special = /^([+-]?)(inf|nan)$/.exec(text);
    if (special) return new PyFloat(special[2] === 'nan' ? NaN : special[1] === '-' ? -Infinity : Infinity);
    return new PyFloat(Number(text.replaceAll('_', '')));
  }

  private integer(text: string): Value {
    const [, sign = '', prefix = '', digits = ''] = /^([+-]?)(0[xbo])?(.*)$/.exec(text.replaceAll('_', '')) ?? [];
    const base = { '0x': 16, '0b': 2, '0o': 8 }[prefix] ?? 10;
    if (digits.length > MAX_DIGITS) return new Unknown('the number has too many digits');
    return this.m.settle(parseInteger((sign === '-' ? '-' : '') + digits, base));
  }

  private container(): TomlValue {
    if (++this.depth > MAX_DEPTH) throw new GivenUp('the TOML text is nested too deeply');
    const isArray = this.char() === '[';
    this.at++;
    const made = isArray ? this.array() : this.inlineTable();
    this.depth--;
    return made;
  }

  private array(): TomlValue[] {
    const items: TomlValue[] = [];
    this.skipLines();
    while (this.char() !== ']') {
      items.push(this.value());
      this.skipLines();
      if (this.char() === ']') break;
      if (this.char() !== ',') this.fail('Unclosed array');
      this.at++;
      this.skipLines();
    }
    this.at++;
    return items;
  }

  private inlineTable(): TomlTable {
    const made = new TomlTable();
    const states = new KeyStates();
    this.skip(' \t');
    if (this.char() === '}') {
      this.at++;
      return made;
    }
    for (;;) {
      const { key, value } = this.pair();
      if (states.has(key, 'closed')) this.fail(`Cannot mutate immutable namespace ${this.showKey(key)}`);
      const table = made.nest(key.slice(0, -1), false);
      const last = key.at(-1) ?? '';
      if (!table) this.fail('Cannot overwrite a value');
      if (table.items.has(last)) this.fail(`Duplicate inline table key ${this.show(last)}`);
      table.items.set(last, value);
      this.skip(' \t');
      const char = this.char();
      if (char !== '}' && char !== ',') this.fail('Unclosed inline table');
      this.at++;
      if (char === '}') return made;
      if (isContainer(value)) states.add(key, 'closed', true);
      this.skip(' \t');
    }
  }

  private literal(): string {
    return this.until("'", '');
  }

  /** A text without escapes: the delimiter and everything up to the next one. */
  private until(delimiter: string, allowed: string): string {
    this.at += delimiter.length;
    if (delimiter.length > 1 && this.char() === '\n') this.at++;
    const start = this.at;
    const end = this.text.indexOf(delimiter, start);
    if (end === -1) this.fail(`Expected ${this.show(delimiter)}`, this.text.length);
    this.to(end, allowed);
    this.at = end + delimiter.length;
    return this.text.slice(start, end);
  }

  private longText(quote: string): string {
    const made = quote === "'" ? this.until("'''", '\n') : this.escaped(true);
    // A text may end in one or two quotes of its own.
    const [more = ''] = this.match(quote === "'" ? /'{1,2}/y : /"{1,2}/y) ?? [];
    return made + more;
  }

  private basic(): string {
    return this.escaped(false);
  }

  private escaped(isLong: boolean): string {
    this.at += isLong ? 3 : 1;
    if (isLong && this.char() === '\n') this.at++;
    let made = '';
    for (;;) {
      const [plain = ''] = this.match(/[^"\\\0-\x08\n-\x1f\x7f]+/y) ?? [];
      made += plain;
      const char = this.char();
      if (char === '') this.fail('Unterminated string');
      if (char === '"') {
        const isEnd = !isLong || this.text.startsWith('"""', this.at);
        this.at += isEnd && isLong ? 3 : 1;
        if (isEnd) return made;
        made += char;
      } else if (char === '\\') made += this.escape(isLong);
      else if (isLong && char === '\n') {
        made += char;
        this.at++;
      } else this.fail(`Illegal character ${this.show(char)}`);
    }
  }

  private escape(isLong: boolean): string {
    const char = this.text.charAt(this.at + 1);
    this.at = Math.min(this.at + 2, this.text.length + 1);
    if (isLong && (char === ' ' || char === '\t' || char === '\n')) {
      if (char !== '\n') {
        this.skip(' \t');
        if (this.char() === '') return '';
        if (this.char() !== '\n') this.fail("Unescaped '\\' in a string");
        this.at++;
      }
      this.skip(' \t\n');
      return '';
    }
    if (char === 'u' || char === 'U') {
      const length = char === 'u' ? 4 : 8;
      const digits = this.text.slice(this.at, this.at + length);
      if (digits.length !== length || !/^[0-9a-fA-F]+$/.test(digits)) this.fail('Invalid hex value');
      this.at += length;
      const code = parseInt(digits, 16);
      if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) this.fail('Escaped character is not a Unicode scalar value');
      return String.fromCodePoint(code);
    }
    return ESCAPES[char] ?? this.fail("Unescaped '\\' in a string");
  }
}

/** Thrown where a text cannot be read as Python reads it. */
class GivenUp extends Error {}

function isContainer(value: TomlValue): boolean {
  return value instanceof TomlTable || Array.isArray(value);
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function toPython(m: Machine, value: TomlValue): Value {
  m.step();
  if (Array.isArray(value)) return m.made(new PyList(value.map(each => toPython(m, each))));
  if (!(value instanceof TomlTable)) return value.leaf;
  const dict = m.made(new PyDict());
  for (const [key, item] of value.items) setItemByName(m, dict, key, toPython(m, item));
  return dict;
}

/** `_scan(text, TOMLDecodeError, parse_float)`: what `tomllib.loads` returns. */
export function scanToml(m: Machine, [given = null, errorClass = null, parseFloat = null]: readonly Value[]): Value {
  const text = unbox(given);
  if (typeof text !== 'string') return text instanceof Unknown ? text : new Unknown('the TOML text is unknown');
  m.allocate(text.length);
  try {
    return toPython(m, new Scanner(m, text.replaceAll('\r\n', '\n'), parseFloat, errorClass).document());
  } catch (error) {
    if (error instanceof GivenUp) return m.unknown(error.message);
    throw error;
  }
}
