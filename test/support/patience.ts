/**
 * How long to wait for one event in a browser (ms), less than the limit of a test. A test fails because something never happens, not because
 * the machine is busy.
 */
export const PATIENCE = 150_000;
