/** The gallery of presets: loaded when it is first opened. */
export { gallery as create } from './gallery';
