import type { Rule } from '../../../src/core/forward';
import { averageLook, maximumLook, powerLook } from './pooled';
import { productsLook } from './products';
import type { RuleLook } from './rule-look';

export type { RuleLook, Spelling } from './rule-look';

const LOOKS: { readonly [Kind in Rule['kind']]: RuleLook<Extract<Rule, { readonly kind: Kind }>> } = {
  sum: productsLook,
  max: maximumLook,
  avg: averageLook,
  power: powerLook,
};

/** The look of a layer whose outputs follow this rule; the look accepts that rule. */
export function lookOf({ rule }: { readonly rule: Rule }): RuleLook<Rule> {
  return LOOKS[rule.kind];
}
