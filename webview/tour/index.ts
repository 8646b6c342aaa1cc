/** The tour in ten chapters: loaded when it is first opened. */
export { tour as create } from './tour';
