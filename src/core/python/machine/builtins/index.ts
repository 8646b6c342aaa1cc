/** Python's builtins: importing this file gives the builtin classes their methods. */
import './numbers';
import './strings';
import './sequences';
import './mappings';
import './objects';
import './iterators';
import './dunders';
import './groups';
export { builtins } from './functions';
export { DictView } from './mappings';
