import type { Dim } from './dim';
import type { Int } from './int';
import { toReadable, type Readable, type Summand } from './readable';

/** `pretty` is for readers: ⌊(H−1)/2⌋+1, 2H, 128·C. `ascii` is Python: (H-1)//2+1, 2*H, 128*C. */
export type DimStyle = 'pretty' | 'ascii';

/** The differences between styles. Arguments used within a product already have the brackets they need. */
interface Notation {
  readonly minus: string;
  readonly integer: (value: Int) => string;
  readonly symbol: (name: string, id: string) => string;
  /** Factors with their powers, after the coefficient if there is one. */
  readonly product: (coefficient: string | null, factors: readonly Powered[]) => string;
  readonly floor: (numerator: string, divisor: string) => Part;
  readonly mod: (numerator: string, divisor: string) => Part;
}

interface Powered {
  readonly base: string;
  readonly power: number;
}

/** A text and how tightly its operator binds. */
interface Part {
  readonly text: string;
  readonly binds: Binding;
}

type Binding = 'sum' | 'product' | 'atom';

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

const PRETTY: Notation = {
  minus: '−',
  integer: String,
  symbol: name => name,
  product: (coefficient, factors) => {
    const product = factors.map(({ base, power }) => `${base}${power === 1 ? '' : superscript(power)}`).join('·');
    if (coefficient === null) return product;
    // 2H and 2⌊H/2⌋, but 128·C and 2·planes.
    return coefficient.length <= 2 && /^(\p{L}($|[·⁰¹²³⁴-⁹])|⌊)/u.test(product) ? `${coefficient}${product}` : `${coefficient}·${product}`;
  },
  floor: (numerator, divisor) => ({ text: `⌊${numerator}/${divisor}⌋`, binds: 'atom' }),
  mod: (numerator, divisor) => ({ text: `${numerator} mod ${divisor}`, binds: 'sum' }),
};

function superscript(power: number): string {
  return [...String(power)].map(digit => SUPERSCRIPTS[Number(digit)]).join('');
}

const EXACT: Notation = { ...PRETTY, integer: value => String(value).replace(/\B(?=(\d{3})+$)/g, ',') };

const ASCII: Notation = {
  minus: '-',
  integer: String,
  symbol: name => name,
  product: (coefficient, factors) =>
    [
      ...(coefficient === null ? [] : [coefficient]),
      ...factors.flatMap(({ base, power }) => Array.from({ length: power }, () => base)),
    ].join('*'),
  floor: (numerator, divisor) => ({ text: `${numerator}//${divisor}`, binds: 'product' }),
  mod: (numerator, divisor) => ({ text: `${numerator}%${divisor}`, binds: 'product' }),
};

const WIRE: Notation = { ...ASCII, symbol: (name, id) => (id === '' ? name : `${name}#${id}`) };

/** `d` as text. Two symbols with the same name and different ids print the same. */
export function formatDim(d: Dim, style: DimStyle): string {
  return print(toReadable(d), style === 'pretty' ? PRETTY : ASCII).text;
}

/** The pretty text, in brackets if it is a sum: for use within a product or `64×(H−2)`. */
export function formatFactor(d: Dim, style: DimStyle): string {
  const part = print(toReadable(d), style === 'pretty' ? PRETTY : ASCII);
  return within(part, 'product');
}

/** The pretty text, with thousands separators: 118,013,952. */
export function formatExact(d: Dim): string {
  return print(toReadable(d), EXACT).text;
}

/** The ascii text with the ids of symbols (`x#2`), from which `parseDim` returns the same Dim. */
export function formatWire(d: Dim): string {
  return print(toReadable(d), WIRE).text;
}

function print(readable: Readable, notation: Notation): Part {
  switch (readable.kind) {
    case 'int':
      return { text: notation.integer(readable.value), binds: 'atom' };
    case 'symbol':
      return { text: notation.symbol(readable.name, readable.id), binds: 'atom' };
    case 'sum':
      return { text: readable.parts.map((part, i) => printSummand(part, i === 0, notation)).join(''), binds: 'sum' };
    case 'product': {
      const factors = readable.factors.map(({ base, power }) => ({ base: within(print(base, notation), 'atom'), power }));
      return {
        text: notation.product(readable.coefficient === null ? null : notation.integer(readable.coefficient), factors),
        binds: 'product',
      };
    }
    case 'floor':
    case 'mod':
      return notation[readable.kind](
        within(print(readable.numerator, notation), 'product'),
        within(print(readable.divisor, notation), 'atom'),
      );
    case 'max':
    case 'min':
      return { text: `${readable.kind}(${readable.items.map(item => print(item, notation).text).join(', ')})`, binds: 'atom' };
  }
}

function printSummand({ negative, part }: Summand, first: boolean, notation: Notation): string {
  // A leading sign binds tighter than `//`: -(H//2).
  const needed = first && negative && (part.kind === 'floor' || part.kind === 'mod') ? 'atom' : 'product';
  return `${negative ? notation.minus : first ? '' : '+'}${within(print(part, notation), needed)}`;
}

/** Adds brackets unless the text binds as tightly as needed. */
function within({ text, binds }: Part, needed: 'product' | 'atom'): string {
  return binds === 'atom' || binds === needed ? text : `(${text})`;
}
