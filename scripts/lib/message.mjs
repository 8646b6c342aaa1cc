// @ts-check
/**
 * What a caught value says; whatever is thrown need not be an Error.
 * @param {unknown} error
 */
export const messageOf = error => (error instanceof Error ? error.message : String(error));
