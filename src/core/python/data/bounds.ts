/** Bits an integer may have; Python has no limit, but a number of sixty thousand digits is no layer's. Larger ones are unknown. */
export const MAX_INTEGER_BITS = 200_000;
