export const REFUSALS_THAT_DIFFER: Readonly<Record<string, number>> = {};
