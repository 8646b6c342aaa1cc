/**
 * Expressions, in the notation of `notation.ts`. Which of two operators binds more tightly decides no mistake: operators that can stand in
 * each other's place are one rule.
 */
export const EXPRESSIONS = `
expressions = expression (',' expression)+ ','? {tuple} | expression ',' {tuple} | expression
expression = invalid_expression | invalid_legacy_expression | disjunction 'if' disjunction 'else' expression {conditional expression}
  | disjunction | lambdef
expression_without_invalid = disjunction 'if' disjunction 'else' expression {conditional expression} | disjunction | lambdef
yield_expr = 'yield' 'from' expression {yield expression} | 'yield' star_expressions? {yield expression}
star_expressions = star_expression (',' star_expression)+ ','? {tuple} | star_expression ',' {tuple} | star_expression
star_expression = '*' bitwise_or {starred} | expression
star_named_expressions = ','.star_named_expression+ ','?
star_named_expression = '*' bitwise_or {starred} | named_expression
assignment_expression = NAME ':=' ~ expression {named expression}
named_expression = assignment_expression | invalid_named_expression | a=expression !':=' {=a}
disjunction = ('or' | 'and').inversion+ {+expression}
inversion = 'not' inversion {expression} | comparison
comparison = bitwise_or compare_pair+ {comparison} | bitwise_or
compare_pair = ('==' | '!=' | '<=' | '<' | '>=' | '>' | 'not' 'in' | 'in' | 'is' 'not' | 'is') bitwise_or
bitwise_or = ('|' | '^' | '&' | '<<' | '>>' | '+' | '-' | '*' | '/' | '//' | '%' | '@').factor+ {+expression}
factor = ('+' | '-' | '~') factor {expression} | power
power = await_primary '**' factor {expression} | await_primary
await_primary = 'await' primary {await expression} | primary
primary = atom trailer* {.}
trailer = '.' NAME {attribute} | genexp {function call} | '(' arguments? ')' {function call} | '[' slices ']' {subscript}
slices = slice !',' | ','.(slice | starred_expression)+ ','?
slice = expression? ':' expression? (':' expression?)? | named_expression
atom = NAME | 'True' {True} | 'False' {False} | 'None' {None} | &STRING strings | NUMBER | &'(' (tuple | group | genexp)
  | &'[' (list | listcomp) | &'{' (dict | set | dictcomp | setcomp) | '...' {ellipsis}
group = '(' a=(yield_expr | named_expression) ')' {=a} | invalid_group
lambdef = 'lambda' lambda_params? ':' expression {lambda}
strings = STRING+ {? strings}
list = '[' star_named_expressions? ']' {list}
tuple = '(' (star_named_expression ',' star_named_expressions?)? ')' {tuple}
set = '{' star_named_expressions '}' {set display}
dict = '{' double_starred_kvpairs? '}' {dict literal} | '{' invalid_double_starred_kvpairs '}'
double_starred_kvpairs = double_starred_kvpair (',' (invalid_later_key | double_starred_kvpair))* ','?
key_alone = expression
double_starred_kvpair = '**' bitwise_or | kvpair
kvpair = expression ':' expression
for_if_clauses = for_if_clause+
for_if_clause = 'async' 'for' star_targets 'in' ~ disjunction ('if' disjunction)* | 'for' star_targets 'in' ~ disjunction ('if' disjunction)*
  | invalid_for_target
listcomp = '[' named_expression for_if_clauses ']' {list comprehension} | invalid_comprehension
setcomp = '{' named_expression for_if_clauses '}' {set comprehension} | invalid_comprehension
genexp = '(' (assignment_expression | expression !':=') for_if_clauses ')' {generator expression} | invalid_comprehension
dictcomp = '{' kvpair for_if_clauses '}' {dict comprehension} | invalid_dict_comprehension
arguments = a=args ','? &')' {=a} | invalid_arguments
args = ','.(starred_expression | (assignment_expression | expression !':=') !'=')+ (',' kwargs)? {positional} | kwargs
kwargs = ','.kwarg_or_starred+ ',' ','.kwarg_or_double_starred+ | ','.kwarg_or_starred+ | ','.kwarg_or_double_starred+
starred_expression = '*' expression {starred}
kwarg_or_starred = invalid_kwarg | NAME '=' expression | starred_expression
kwarg_or_double_starred = invalid_kwarg | NAME '=' expression | '**' expression {keyword unpacking}
star_targets = a=star_target !',' {=a} | star_target (',' star_target)* ','? {tuple}
star_target = '*' !'*' star_target {starred} | target_with_star_atom
target_with_star_atom = t_primary '.' NAME !t_lookahead {attribute} | t_primary '[' slices ']' !t_lookahead {subscript} | star_atom
star_atom = NAME | '(' target_with_star_atom ')' | '(' star_targets_tuple? ')' | '[' (','.star_target+ ','?)? ']'
star_targets_tuple = star_target (',' star_target)+ ','? | star_target ','
single_target = single_subscript_attribute_target | NAME | '(' single_target ')'
single_subscript_attribute_target = t_primary '.' NAME !t_lookahead | t_primary '[' slices ']' !t_lookahead
t_primary = atom &t_lookahead (t_trailer &t_lookahead)*
t_trailer = '.' NAME | '[' slices ']' | genexp | '(' arguments? ')'
t_lookahead = '(' | '[' | '.'
del_targets = ','.del_target+ ','?
del_target = t_primary '.' NAME !t_lookahead | t_primary '[' slices ']' !t_lookahead | NAME | '(' del_target ')' | '(' del_targets? ')'
  | '[' del_targets? ']'
`;

/** Parameters of functions or of lambdas: what ends them, and how one is written. */
export function parameterRules(prefix: string, end: string, one: string, starred: string): string {
  return `
${prefix}params = invalid_${prefix}parameters | ${prefix}parameters
${prefix}parameters = ${prefix}slash_no_default ${prefix}no_default* ${prefix}with_default* ${prefix}star_etc?
  | ${prefix}slash_with_default ${prefix}with_default* ${prefix}star_etc? | ${prefix}no_default+ ${prefix}with_default* ${prefix}star_etc?
  | ${prefix}with_default+ ${prefix}star_etc? | ${prefix}star_etc
${prefix}slash_no_default = ${prefix}no_default+ '/' (',' | &'${end}')
${prefix}slash_with_default = ${prefix}no_default* ${prefix}with_default+ '/' (',' | &'${end}')
${prefix}star_etc = invalid_${prefix}star_etc | '*' ${prefix}no_default ${prefix}maybe_default* ${prefix}kwds?${starred}
  | '*' ',' ${prefix}maybe_default+ ${prefix}kwds? | ${prefix}kwds
${prefix}kwds = invalid_${prefix}kwds | '**' ${prefix}no_default
${prefix}no_default = ${prefix}param (',' | &'${end}')
${prefix}with_default = ${prefix}param default (',' | &'${end}')
${prefix}maybe_default = ${prefix}param default? (',' | &'${end}')
${prefix}param = ${one}
`;
}
