import type { Expr, TypeParameter } from './ast';
import { lowerExpression } from './lower-expression';
import type { Lowering } from './lowering';
import { child, type Raw } from './raw';

/** The type parameters in the brackets after the name of a function, class or type alias. */
export function lowerTypeParameters(raw: Raw | undefined, lowering: Lowering): TypeParameter[] {
  return (raw?.children ?? []).flatMap(node => lowerTypeParameter(node, lowering) ?? []);
}

function lowerTypeParameter(raw: Raw, lowering: Lowering): TypeParameter | null {
  const inner = raw.type === 'type' ? raw.children[0] : raw;
  if (!inner) return null;
  const span = { start: raw.start, end: raw.end };
  if (inner.type === 'constrained_type') {
    const [name, bound] = inner.children.filter(node => node.type !== ':');
    const plain = name && lowerTypeParameter(name, lowering);
    return plain && bound ? { ...plain, ...span, bound: lowerExpression(bound, lowering) } : null;
  }
  const name = inner.type === 'identifier' ? inner : inner.children.find(node => node.type === 'identifier');
  if (!name) return null;
  const stars = lowering.slice(raw.start, name.start).trim();
  return {
    ...span,
    kind: stars === '*' ? 'typeVarTuple' : stars === '**' ? 'paramSpec' : 'typeVar',
    name: lowering.name(name),
    bound: null,
  };
}

/** The name and type parameters on the left of a `type` statement. */
export function lowerTypeHead(
  raw: Raw | undefined,
  lowering: Lowering,
): { readonly name: Expr; readonly typeParameters: TypeParameter[] } | null {
  const inner = raw?.type === 'type' ? raw.children[0] : raw;
  if (!inner) return null;
  if (inner.type === 'generic_type') {
    const [name, parameters] = inner.children;
    return name ? { name: lowerExpression(name, lowering), typeParameters: lowerTypeParameters(parameters, lowering) } : null;
  }
  if (inner.type === 'subscript') {
    const name = child(inner, 'value');
    const parameters = inner.children.filter(node => node.field === 'subscript');
    return name?.type === 'identifier'
      ? { name: lowerExpression(name, lowering), typeParameters: parameters.flatMap(node => sliceOrType(node, lowering) ?? []) }
      : null;
  }
  return inner.type === 'identifier' ? { name: lowerExpression(inner, lowering), typeParameters: [] } : null;
}

/** `T: int` between brackets may read as a slice to the parser. */
function sliceOrType(raw: Raw, lowering: Lowering): TypeParameter | null {
  if (raw.type !== 'slice') return lowerTypeParameter(raw, lowering);
  const [name, bound] = raw.children.filter(node => node.type !== ':');
  const plain = name && lowerTypeParameter(name, lowering);
  return plain ? { ...plain, end: raw.end, bound: bound ? lowerExpression(bound, lowering) : null } : null;
}
