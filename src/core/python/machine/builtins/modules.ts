import { Unknown, unbox } from '../../data';
import { attributesDict } from '../protocol/attributes';
import { native } from '../protocol/native';
import { globalsDict } from '../protocol/modules';
import { NativeProperty } from '../objects/descriptors';
import { Instance } from '../objects/instance';
import { PyModule } from '../objects/module';
import { argumentType } from '../protocol/string-argument';
import { repr } from '../protocol/text';
import { define } from './classes';

// A module that a program creates itself is an object with attributes; one that was imported has the names of its scope.
define('module', {
  __init__: native('__init__(self, name, doc=None)', (m, [self, name, doc]) => {
    const text = unbox(name);
    if (typeof text !== 'string' && !(text instanceof Unknown))
      m.raise('TypeError', `module() argument 'name' must be str, not ${argumentType(name)}`);
    if (!(self instanceof Instance)) return null;
    const attrs = { __name__: name, __doc__: doc, __package__: null, __loader__: null, __spec__: null };
    for (const [key, value] of Object.entries(attrs)) self.set(m, key, value);
    return null;
  }),
  __dict__: new NativeProperty((m, self) => (self instanceof PyModule ? globalsDict(m, self) : attributesDict(m, self as Instance))),
  __repr__: native('__repr__(self, /)', (m, [self]) => {
    const read = (name: string) => (self instanceof PyModule ? self.scope.vars : (self as Instance).attrs).get(name) ?? null;
    const name = repr(m, read('__name__'));
    const file = read('__file__');
    if (name instanceof Unknown) return name;
    const where = file === null ? '' : repr(m, file);
    return where instanceof Unknown ? where : `<module ${name}${where === '' ? '' : ` from ${where}`}>`;
  }),
});
