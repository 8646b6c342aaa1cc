/** Writing a changed configuration back into the call it came from. */
export { rewriteCall, type Rewrite, type CallEdit as TextEdit, type VariableArgument } from './rewrite';
