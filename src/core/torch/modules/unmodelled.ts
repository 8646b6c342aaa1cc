export const UNMODELLED_TORCH: ReadonlySet<string> = new Set();
export const UNMODELLED_FUNCTIONAL: ReadonlySet<string> = new Set();
