import { LineIndex } from '../lines';
import { checksWith } from './checks';
import { EXPRESSIONS, parameterRules } from './grammar-expressions';
import { MISTAKES, parameterMistakes } from './grammar-mistakes';
import { STATEMENTS } from './grammar-statements';
import { readGrammar, type GrammarRule } from './notation';
import { compileGrammar, GrammarReader, type Grammar } from './peg';
import { SyntaxFault, type SyntaxErrorType } from './token';
import { neverClosed, Tokenizer } from './tokenizer';

/** What CPython raises for a text that is not Python, and where. */
export interface PythonSyntaxError {
  readonly type: SyntaxErrorType;
  readonly message: string;
  /** In UTF-16 units from the start of the text. */
  readonly offset: number;
}

/** Longer texts are not checked: it would take seconds, and the memory for what is remembered at each token. */
const MAX_CHECKED_LENGTH = 1_500_000;

let grammar: Grammar | null = null;

/**
 * What CPython 3.11 raises when it parses a text; null if it raises nothing, or if the text is too long or too deeply nested to say. The syntax of newer
 * versions is accepted.
 */
export function findSyntaxError(text: string): PythonSyntaxError | null {
  if (text.length > MAX_CHECKED_LENGTH) return null;
  const tokenizer = new Tokenizer(normalized(text));
  try {
    const fault = faultIn(tokenizer, 'file');
    if (!fault) return null;
    return { type: fault.type, message: fault.message, offset: new LineIndex(text).offsetAt(fault.place) };
  } catch (error) {
    // The engine's own stack has ended.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** A text as the tokenizer reads it: without a byte order mark, with line feeds as line ends. */
export function normalized(text: string): string {
  return text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
}

/** The first mistake in what a rule should match; null if it matches. */
function faultIn(tokenizer: Tokenizer, rule: 'file' | 'star_expressions'): SyntaxFault | null {
  grammar ??= compileGrammar(grammarRules(), checksWith(expressionFault), MEMOIZED, QUIET);
  const state = { isTokenizing: false };
  const reader = new GrammarReader(() => {
    state.isTokenizing = true;
    const token = tokenizer.next();
    state.isTokenizing = false;
    return token;
  });
  try {
    if (grammar.match(reader, rule)) return null;
    // The furthest token that was read is the first that does not fit.
    const stop = reader.last;
    reader.restart();
    grammar.match(reader, rule);
    if (stop.kind === 'indent') return new SyntaxFault('unexpected indent', reader.last, 'IndentationError');
    if (stop.kind === 'dedent') return new SyntaxFault('unexpected unindent', reader.last, 'IndentationError');
    // The end of the text has no column.
    throw new SyntaxFault('invalid syntax', stop.kind === 'end' ? { line: stop.line, column: 0 } : stop);
  } catch (error) {
    if (!(error instanceof SyntaxFault)) throw error;
    // What the tokenizer finds ends the search; what the grammar finds gives way to what the tokenizer finds later.
    return state.isTokenizing ? error : (laterFault(tokenizer, reader) ?? error);
  }
}

/**
 * The mistake in an expression of a formatted string; null if there is none. The message says where it is, unless the tokenizer has found
 * it.
 */
function expressionFault(text: string): SyntaxFault | null {
  const fault = faultIn(new Tokenizer(`(${text})`), 'star_expressions');
  return fault && new SyntaxFault(fault.isUrgent ? fault.message : `f-string: ${fault.message}`, fault.place);
}

/** A fault of a later token that CPython reports instead of one that the grammar has found. */
function laterFault(tokenizer: Tokenizer, reader: GrammarReader): SyntaxFault | null {
  const { line } = reader.last;
  try {
    for (let token = tokenizer.next(); token.kind !== 'end'; token = tokenizer.next());
    return null;
  } catch (error) {
    if (!(error instanceof SyntaxFault)) throw error;
    if (error.isUrgent) return error;
    const open = tokenizer.brackets.at(-1);
    return open && line > open.line ? neverClosed(open) : null;
  }
}

/** Rules whose results are remembered: those that several alternatives begin with. */
const MEMOIZED = new Set(
  (
    'expression star_expression disjunction inversion bitwise_or factor await_primary primary atom strings arguments star_target ' +
    'target_with_star_atom t_primary del_target block simple_stmt named_expression closed_pattern invalid_named_expression genexp'
  ).split(' '),
);

/** Rules within which CPython seeks no mistakes. A later key of a dict is read once more afterwards. */
const QUIET = new Map([
  ['expression_without_invalid', 'shared'],
  ['key_alone', 'apart'],
] as const);

function grammarRules(): readonly GrammarRule[] {
  const rules = [
    EXPRESSIONS,
    STATEMENTS,
    MISTAKES,
    parameterRules('', ')', 'NAME annotation?', " | '*' starred_param maybe_default* kwds?"),
    "starred_param = NAME star_annotation (',' | &')')",
    parameterRules('lambda_', ':', 'NAME', ''),
    parameterMistakes('', ')', 'Function', 'no_default+'),
    parameterMistakes('lambda_', ':', 'Lambda expression', "','.lambda_param+"),
  ];
  return readGrammar(rules.join('\n'));
}
