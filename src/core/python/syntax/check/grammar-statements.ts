/** Statements, in the notation of `notation.ts`. Type parameters and `type` are those of Python 3.12. */
export const STATEMENTS = `
file = statement* END
statement = compound_stmt | simple_stmts
simple_stmts = simple_stmt !';' NEWLINE | ';'.simple_stmt+ ';'? NEWLINE
simple_stmt = "type" NAME type_params? '=' expression | assignment | star_expressions | &'return' 'return' star_expressions?
  | &'import' 'import' ','.dotted_as_name+ | &'from' import_from | &'raise' raise_stmt
  | 'pass' | &'del' del_stmt | &'yield' yield_expr | &'assert' 'assert' expression (',' expression)?
  | 'break' | 'continue' | &'global' 'global' ','.NAME+ | &'nonlocal' 'nonlocal' ','.NAME+
compound_stmt = &('def' | '@' | 'async') function_def | &'if' if_stmt | &('class' | '@') class_def | &('with' | 'async') with_stmt
  | &('for' | 'async') for_stmt | &'try' try_stmt | &'while' while_stmt | match_stmt
assignment = NAME ':' expression ('=' annotated_rhs)? | ('(' single_target ')' | single_subscript_attribute_target) ':' expression ('=' annotated_rhs)?
  | (star_targets '=')+ (yield_expr | star_expressions) !'=' | single_target augassign ~ (yield_expr | star_expressions) | invalid_assignment
annotated_rhs = yield_expr | star_expressions
augassign = '+=' | '-=' | '*=' | '@=' | '/=' | '%=' | '&=' | '|=' | '^=' | '<<=' | '>>=' | '**=' | '//='
raise_stmt = 'raise' expression ('from' expression)? | 'raise'
del_stmt = 'del' del_targets &(';' | NEWLINE) | invalid_del_stmt
import_from = 'from' ('.' | '...')* dotted_name 'import' import_from_targets | 'from' ('.' | '...')+ 'import' import_from_targets
import_from_targets = '(' import_from_as_names ','? ')' | import_from_as_names !',' | '*' | invalid_import_from_targets
import_from_as_names = ','.import_from_as_name+
import_from_as_name = NAME ('as' NAME)?
dotted_as_name = dotted_name ('as' NAME)?
dotted_name = NAME ('.' NAME)*
block = NEWLINE INDENT statement+ DEDENT | simple_stmts | invalid_block
decorators = ('@' named_expression NEWLINE)+
type_params = '[' ','.type_param+ ','? ']'
type_param = ('*' | '**')? NAME (':' expression)? ('=' star_expression)?
class_def = decorators class_def_raw | class_def_raw
class_def_raw = invalid_class_def_raw | 'class' NAME type_params? ('(' arguments? ')')? CLASS_COLON block
function_def = decorators function_def_raw | function_def_raw
function_def_raw = invalid_def_raw | 'async'? 'def' NAME type_params? &&'(' params? ')' ('->' expression)? &&':' block
annotation = ':' expression
star_annotation = ':' star_expression
default = '=' expression | invalid_default
if_stmt = invalid_if_stmt | 'if' named_expression ':' block elif_stmt* else_block?
elif_stmt = invalid_elif_stmt | 'elif' named_expression ':' block
else_block = invalid_else_stmt | 'else' &&':' block
while_stmt = invalid_while_stmt | 'while' named_expression ':' block else_block?
for_stmt = invalid_for_stmt | 'async'? 'for' star_targets 'in' ~ star_expressions ':' block else_block? | invalid_for_target
with_stmt = invalid_with_stmt_indent | 'async'? 'with' '(' ','.with_item+ ','? ')' ':' block | 'async'? 'with' ','.with_item+ ':' block
  | invalid_with_stmt
with_item = expression 'as' star_target &(',' | ')' | ':') | invalid_with_item | expression
try_stmt = invalid_try_stmt | 'try' &&':' block finally_block | 'try' &&':' block except_block+ else_block? finally_block?
  | 'try' &&':' block except_star_block+ else_block? finally_block?
except_block = invalid_except_stmt_indent | 'except' expression ('as' NAME)? ':' block | 'except' ':' block | invalid_except_stmt
except_star_block = invalid_except_star_stmt_indent | 'except' '*' expression ('as' NAME)? ':' block | invalid_except_stmt
finally_block = invalid_finally_stmt | 'finally' &&':' block
match_stmt = "match" subject_expr ':' NEWLINE INDENT case_block+ DEDENT | invalid_match_stmt
subject_expr = star_named_expression ',' star_named_expressions? | named_expression
case_block = invalid_case_block | "case" patterns guard? ':' block
guard = 'if' named_expression
patterns = open_sequence_pattern | pattern
pattern = as_pattern | or_pattern
as_pattern = or_pattern 'as' capture_target | invalid_as_pattern
or_pattern = '|'.closed_pattern+
closed_pattern = literal_pattern | capture_target | "_" | attr !('.' | '(' | '=') | '(' pattern ')' | '[' sequence_pattern? ']'
  | '(' open_sequence_pattern? ')' | mapping_pattern | class_pattern
literal_pattern = complex_number | signed_number !('+' | '-') | strings | 'None' | 'True' | 'False'
complex_number = signed_number ('+' | '-') NUMBER
signed_number = '-'? NUMBER
capture_target = !"_" NAME !('.' | '(' | '=')
attr = NAME ('.' NAME)+
name_or_attr = NAME ('.' NAME)*
open_sequence_pattern = maybe_star_pattern ',' sequence_pattern?
sequence_pattern = ','.maybe_star_pattern+ ','?
maybe_star_pattern = '*' capture_target | '*' "_" | pattern
mapping_pattern = '{' '}' | '{' double_star_pattern ','? '}' | '{' ','.key_value_pattern+ ',' double_star_pattern ','? '}'
  | '{' ','.key_value_pattern+ ','? '}'
key_value_pattern = (literal_pattern | attr) ':' pattern
double_star_pattern = '**' capture_target
class_pattern = name_or_attr '(' ')' | name_or_attr '(' ','.pattern+ ','? ')' | name_or_attr '(' ','.keyword_pattern+ ','? ')'
  | name_or_attr '(' ','.pattern+ ',' ','.keyword_pattern+ ','? ')' | invalid_class_pattern
keyword_pattern = NAME '=' pattern
`.replace('CLASS_COLON', "':'");
