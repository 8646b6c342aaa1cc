/** Python's regular expressions: a parser with CPython's messages, and a matcher that is bounded. */
export { compiled, type Compiled } from './compiled';
export { FLAG_NAMES, LOCALE, UNICODE, ASCII } from './flags';
export { Matcher } from './matcher';
export { lastGroupRegister } from './program';
export { TooLong } from './stack';
export { Subject } from './subject';
export { parseTemplate, type Template } from './template';
export { PatternError, PatternRaise, PatternUnknown } from './tree';
