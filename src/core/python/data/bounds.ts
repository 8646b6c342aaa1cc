/**
 * The maximum number of bits of an integer. Python has no limit, but no layer needs a number with sixty thousand digits. Larger ones are
 * unknown.
 */
export const MAX_INTEGER_BITS = 200_000;

/** Items a container may have, or characters a string: no shape depends on longer ones. They are unknown. */
export const MAX_ITEMS = 2_000_000;
