/** What CPython 3.11 has a message of its own for, in the notation of `notation.ts`. These rules are tried only in a text with a mistake. */
export const MISTAKES = `
invalid_expression = !(NAME STRING | "match" | "case" | "_") a=disjunction b=expression_without_invalid {? forgottenComma}
  | a=disjunction 'if' disjunction !('else' | ':') {! a: expected 'else' after 'if' expression}
invalid_legacy_expression = a=NAME !'(' star_expressions {? legacyCall}
invalid_named_expression = a=expression ':=' expression {! a: cannot use assignment expressions with %n(a)}
  | a=NAME '=' bitwise_or !('=' | ':=') {! a: invalid syntax. Maybe you meant '==' or ':=' instead of '='?}
  | !(list | tuple | genexp | 'True' | 'None' | 'False') a=bitwise_or '=' bitwise_or !('=' | ':=')
    {! a: cannot assign to %n(a) here. Maybe you meant '==' instead of '='?}
invalid_assignment = a=invalid_ann_assign_target ':' expression {! a: only single target (not %n(a)) can be annotated}
  | a=star_named_expression ',' star_named_expressions* ':' expression {! a: only single target (not tuple) can be annotated}
  | a=expression ':' expression {! a: illegal target for annotation}
  | (star_targets '=')* a=star_expressions '=' {? assigned}
  | (star_targets '=')* a=yield_expr '=' {! a: assignment to yield expression not possible}
  | a=star_expressions augassign (yield_expr | star_expressions) {! a: '%n(a)' is an illegal expression for augmented assignment}
invalid_ann_assign_target = list | tuple | '(' a=invalid_ann_assign_target ')' {=a}
invalid_del_stmt = 'del' a=star_expressions {? deleted}
invalid_block = NEWLINE !INDENT {!! : expected an indented block}
invalid_comprehension = ('[' | '(' | '{') a=starred_expression for_if_clauses {! a: iterable unpacking cannot be used in comprehension}
  | ('[' | '{') a=star_named_expression ',' star_named_expressions for_if_clauses
    {! a: did you forget parentheses around the comprehension target?}
  | ('[' | '{') a=star_named_expression ',' for_if_clauses {! a: did you forget parentheses around the comprehension target?}
invalid_dict_comprehension = '{' a='**' bitwise_or for_if_clauses '}' {! a: dict unpacking cannot be used in dict comprehension}
invalid_arguments = (','.(starred_expression | (assignment_expression | expression !':=') !'=')+ ',' kwargs | kwargs) ',' a='*'
    {! a: iterable argument unpacking follows keyword argument unpacking}
  | a=expression for_if_clauses ',' (args | expression for_if_clauses)? {! a: Generator expression must be parenthesized}
  | a=NAME '=' expression for_if_clauses {! a: invalid syntax. Maybe you meant '==' or ':=' instead of '='?}
  | a=args for_if_clauses {? bareGenerator}
  | args ',' a=expression for_if_clauses {! a: Generator expression must be parenthesized}
  | a=args ',' args {? argumentOrder}
invalid_kwarg = a=('True' | 'False' | 'None') '=' {! a: cannot assign to %t(a)}
  | a=NAME '=' expression for_if_clauses {! a: invalid syntax. Maybe you meant '==' or ':=' instead of '='?}
  | !(NAME '=') a=expression '=' {! a: expression cannot contain assignment, perhaps you meant "=="?}
invalid_default = a='=' &(')' | ',') {! a: expected default value expression}
invalid_with_item = expression 'as' a=expression &(',' | ')' | ':') {? assigned}
invalid_for_target = 'async'? 'for' a=star_expressions {? iterated}
invalid_group = '(' a=starred_expression ')' {! a: cannot use starred expression here}
  | '(' a='**' expression ')' {! a: cannot use double starred expression here}
invalid_import_from_targets = import_from_as_names ',' NEWLINE {! : trailing comma not allowed without surrounding parentheses}
invalid_with_stmt = 'async'? 'with' ','.(expression ('as' star_target)?)+ NEWLINE {! : expected ':'}
  | 'async'? 'with' '(' ','.(expressions ('as' star_target)?)+ ','? ')' NEWLINE {! : expected ':'}
invalid_with_stmt_indent = 'async'? a='with' ','.(expression ('as' star_target)?)+ ':' NEWLINE !INDENT
    {!! : expected an indented block after 'with' statement on line %l(a)}
  | 'async'? a='with' '(' ','.(expressions ('as' star_target)?)+ ','? ')' ':' NEWLINE !INDENT
    {!! : expected an indented block after 'with' statement on line %l(a)}
invalid_try_stmt = a='try' ':' NEWLINE !INDENT {!! : expected an indented block after 'try' statement on line %l(a)}
  | 'try' ':' block !('except' | 'finally') {! : expected 'except' or 'finally' block}
  | 'try' ':' block* except_block+ a='except' '*' expression ('as' NAME)? ':' {! a: cannot have both 'except' and 'except*' on the same 'try'}
  | 'try' ':' block* except_star_block+ a='except' (expression ('as' NAME)?)? ':' {! a: cannot have both 'except' and 'except*' on the same 'try'}
invalid_except_stmt = 'except' '*'? a=expression ',' expressions ('as' NAME)? ':' {! a: multiple exception types must be parenthesized}
  | 'except' '*'? expression ('as' NAME)? NEWLINE {! : expected ':'}
  | 'except' NEWLINE {! : expected ':'}
  | 'except' '*' (NEWLINE | ':') {! : expected one or more exception types}
invalid_finally_stmt = a='finally' ':' NEWLINE !INDENT {!! : expected an indented block after 'finally' statement on line %l(a)}
invalid_except_stmt_indent = a='except' expression ('as' NAME)? ':' NEWLINE !INDENT
    {!! : expected an indented block after 'except' statement on line %l(a)}
  | a='except' ':' NEWLINE !INDENT {!! : expected an indented block after 'except' statement on line %l(a)}
invalid_except_star_stmt_indent = a='except' '*' expression ('as' NAME)? ':' NEWLINE !INDENT
    {!! : expected an indented block after 'except*' statement on line %l(a)}
invalid_match_stmt = "match" subject_expr NEWLINE {! : expected ':'}
  | a="match" subject_expr ':' NEWLINE !INDENT {!! : expected an indented block after 'match' statement on line %l(a)}
invalid_case_block = "case" patterns guard? NEWLINE {! : expected ':'}
  | a="case" patterns guard? ':' NEWLINE !INDENT {!! : expected an indented block after 'case' statement on line %l(a)}
invalid_as_pattern = or_pattern 'as' a="_" {! a: cannot use '_' as a target}
  | or_pattern 'as' !NAME a=expression {! a: invalid pattern target}
invalid_class_pattern = name_or_attr '(' (','.pattern+ ',')? ','.keyword_pattern+ ',' a=','.pattern+
    {! a: positional patterns follow keyword patterns}
invalid_if_stmt = 'if' named_expression NEWLINE {! : expected ':'}
  | a='if' named_expression ':' NEWLINE !INDENT {!! : expected an indented block after 'if' statement on line %l(a)}
invalid_elif_stmt = 'elif' named_expression NEWLINE {! : expected ':'}
  | a='elif' named_expression ':' NEWLINE !INDENT {!! : expected an indented block after 'elif' statement on line %l(a)}
invalid_else_stmt = a='else' ':' NEWLINE !INDENT {!! : expected an indented block after 'else' statement on line %l(a)}
invalid_while_stmt = 'while' named_expression NEWLINE {! : expected ':'}
  | a='while' named_expression ':' NEWLINE !INDENT {!! : expected an indented block after 'while' statement on line %l(a)}
invalid_for_stmt = 'async'? 'for' star_targets 'in' star_expressions NEWLINE {! : expected ':'}
  | 'async'? a='for' star_targets 'in' star_expressions ':' NEWLINE !INDENT {!! : expected an indented block after 'for' statement on line %l(a)}
invalid_def_raw = 'async'? a='def' NAME '(' params? ')' ('->' expression)? ':' NEWLINE !INDENT
    {!! : expected an indented block after function definition on line %l(a)}
invalid_class_def_raw = 'class' NAME ('(' arguments? ')')? NEWLINE {! : expected ':'}
  | a='class' NAME ('(' arguments? ')')? ':' NEWLINE !INDENT {!! : expected an indented block after class definition on line %l(a)}
invalid_later_key = a=key_alone !':' {? forgottenValue}
invalid_double_starred_kvpairs = ','.double_starred_kvpair+ ',' invalid_kvpair
  | expression ':' a='*' bitwise_or {! a: cannot use a starred expression in a dictionary value}
  | expression a=':' &('}' | ',') {! a: expression expected after dictionary key and ':'}
invalid_kvpair = a=expression !':' {? forgottenValue}
  | expression ':' a='*' bitwise_or {! a: cannot use a starred expression in a dictionary value}
  | expression a=':' &('}' | ',') {! a: expression expected after dictionary key and ':'}
`;

/** Mistakes in parameters of functions or of lambdas. */
export function parameterMistakes(prefix: string, end: string, what: string, bracketed: string): string {
  const many = `${prefix}maybe_default*`;
  const slashed = `(${prefix}slash_no_default | ${prefix}slash_with_default)`;
  return `
invalid_${prefix}parameters = a='/' ',' {! a: at least one argument must precede /}
  | ${prefix}no_default* (${prefix}slash_with_default | ${prefix}with_default+) a=${prefix}no_default
    {! a: non-default argument follows default argument}
  | ${prefix}no_default* a='(' ${bracketed} ','? ')' {! a: ${what} parameters cannot be parenthesized}
  | ${slashed} ${many} a='/' {! a: / may appear only once}
  | ${slashed}? ${many} '*' (',' | ${prefix}no_default) ${many} a='/' {! a: / must be ahead of *}
  | ${prefix}maybe_default+ '/' a='*' {! a: expected comma between / and *}
invalid_${prefix}star_etc = a='*' ('${end}' | ',' ('${end}' | '**')) {! a: named arguments must follow bare *}
  | '*' ${prefix}param a='=' {! a: var-positional argument cannot have default value}
  | '*' (${prefix}no_default | ',') ${many} a='*' (${prefix}no_default | ',') {! a: * argument may appear only once}
invalid_${prefix}kwds = '**' ${prefix}param a='=' {! a: var-keyword argument cannot have default value}
  | '**' ${prefix}param ',' a=${prefix}param {! a: arguments cannot follow var-keyword argument}
  | '**' ${prefix}param ',' a=('*' | '**' | '/') {! a: arguments cannot follow var-keyword argument}
`;
}
