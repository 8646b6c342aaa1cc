/** Random numbers that are the same for the same seed. */
export type Random = () => number;

export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const CHARACTERS = [
  ...'( ) [ ] { } : , \' " = . * + - \\ # @ ! $ ? ~ ` ; < > % 0 a _ é 1 😀 """ \'\'\' f"{'.split(' '),
  ...['\t', ' ', '\0', '\r', '\n', '\f', '\u2028', '\ufeff', '\r\n', '\\\n'],
];
const TOKENS =
  '= == := if else for in ** * , : () lambda return def class await yield not is as None import from while with try except match case '.split(
    ' ',
  );
const MARKS = /[()[\]{}:,'"=.]/g;

/** Does one random thing to a Python source that an editor, a merge or a broken disk might do. */
export function damaged(text: string, random: Random): string {
  const below = (end: number): number => Math.floor(random() * end);
  const pick = <T>(list: readonly T[], otherwise: T): T => list[below(list.length)] ?? otherwise;
  const at = below(text.length + 1);
  const lines = text.split('\n');
  const [i, k] = [below(lines.length), below(lines.length)];
  const line = lines[i] ?? '';
  switch (below(11)) {
    case 0: {
      const marks = [...text.matchAll(MARKS)];
      const mark = pick(marks, marks[0] ?? null)?.index ?? at;
      return text.slice(0, mark) + text.slice(mark + 1);
    }
    case 1:
      return text.slice(0, at) + pick(CHARACTERS, '(') + text.slice(at);
    case 2:
      return `${text.slice(0, at)} ${pick(TOKENS, '=')} ${text.slice(at)}`;
    case 3:
      return text.slice(0, at);
    case 4:
      return lines.toSpliced(i, 0, line).join('\n');
    case 5:
      return lines.toSpliced(i, 1).join('\n');
    case 6:
      return lines
        .with(i, lines[k] ?? '')
        .with(k, line)
        .join('\n');
    case 7:
      return lines.with(i, pick([`    ${line}`, line.slice(1), line.slice(4), `\t${line.trimStart()}`, ` ${line}`], line)).join('\n');
    case 8:
      return text.replaceAll('\n', pick(['\r', '\r\n'], '\r'));
    case 9: {
      const end = Math.min(text.length, at + below(200));
      return text.slice(0, end) + text.slice(at);
    }
    default: {
      const end = Math.min(text.length, at + below(60));
      return text.slice(0, at) + text.slice(end);
    }
  }
}
