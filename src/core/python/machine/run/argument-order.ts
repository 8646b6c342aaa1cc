import type { Argument } from '../../syntax';

/** The arguments of a call in the order in which Python evaluates them: a `*` that follows keywords is evaluated before these. */
export function inOrder(args: readonly Argument[]): readonly Argument[] {
  const firstKeyword = args.findIndex(isNamed);
  if (firstKeyword === -1 || args.slice(firstKeyword).every(isNamed)) return args;
  return [...args.filter(argument => !isNamed(argument)), ...args.filter(isNamed)];
}

function isNamed({ kind }: Argument): boolean {
  return kind === 'keyword' || kind === 'doubleStar';
}
