import type { Node, Sequence, SetItem } from './tree';

/** Branches with what all of them begin with before them. Where each is one character, they are a set, as in CPython. */
export function shareBeginning(branches: readonly Sequence[]): Sequence {
  const shared: Node[] = [];
  const [first = []] = branches;
  for (let i = 0; branches.every(branch => i < branch.length && isSame(branch[i], first[i])); i++) shared.push(first[i] as Node);
  const rest = branches.map(branch => branch.slice(shared.length));
  const set = asSet(rest);
  return [...shared, set ?? { kind: 'branch', branches: rest }];
}

function isSame(a: Node | undefined, b: Node | undefined): boolean {
  if (!a || a.kind !== b?.kind) return false;
  switch (a.kind) {
    case 'literal':
    case 'any':
    case 'at':
    case 'set':
      return JSON.stringify(a) === JSON.stringify(b);
    default:
      return false;
  }
}

function asSet(branches: readonly Sequence[]): Node | null {
  const items = new Map<string, SetItem>();
  for (const [node, ...others] of branches) {
    if (!node || others.length > 0) return null;
    if (node.kind === 'literal' && !node.negated)
      items.set(JSON.stringify({ kind: 'literal', code: node.code }), { kind: 'literal', code: node.code });
    else if (node.kind === 'set' && !node.negated) for (const item of node.items) items.set(JSON.stringify(item), item);
    else return null;
  }
  return { kind: 'set', negated: false, items: [...items.values()] };
}
