/** Bits an integer may have; Python has no limit, but a number of sixty thousand digits is no layer's. Larger ones are unknown. */
export const MAX_INTEGER_BITS = 200_000;

/** Items a container may have, or characters a string: no shape depends on longer ones. They are unknown. */
export const MAX_ITEMS = 2_000_000;
