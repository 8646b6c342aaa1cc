import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { findAttr, type Machine } from '../../../../../src/core/python/machine';
import type { PythonParser } from '../../../../../src/core/python/syntax';
import { pythonModules } from '../../../../../src/core/python/stdlib';
import { machineFor, runText } from '../../../../support/machine';
import { createParser } from '../../../../support/parser';

const INVENTORY = readFileSync('src/core/python/stdlib/python.names', 'utf8').split('\n');

/** Names that only some versions of Python have, or that they have for themselves. */
const LEFT_OUT = /^__|^_$/;

describe("names that Python's library has", () => {
  let parser: PythonParser;
  let m: Machine;
  before(async () => {
    parser = await createParser();
    m = machineFor(parser, {}, pythonModules());
  });

  it('are modelled, or unknown with a reason, in every module', () => {
    const missing = INVENTORY.filter(line => /^[\w.]+: /.test(line) && !line.startsWith('builtins:')).flatMap(line => {
      const [module = '', names = ''] = line.split(': ');
      const found = m.loader.get(module);
      return names
        .split(' ')
        .filter(name => !LEFT_OUT.test(name) && (!found || findAttr(m, found, name) === undefined))
        .map(name => `${module}.${name}`);
    });
    assert.deepEqual(missing, []);
  });

  const CASES: readonly (readonly [string, string])[] = [
    ['import logging\nprint(hasattr(logging, "no_such_name"), hasattr(logging, "makeLogRecord"))', 'False True'],
    ['import os\nprint(os.no_such_name)', "AttributeError: module 'os' has no attribute 'no_such_name'"],
    ['from itertools import no_such_name', "ImportError: cannot import name 'no_such_name' from 'itertools' (unknown location)"],
    [
      'import logging.handlers\nprint(logging.handlers.RotatingFileHandler)',
      '<unknown: `logging.handlers.RotatingFileHandler` is not modelled>',
    ],
    ['import logging\nprint(logging.getLogger("a").findCaller)', '<unknown: `Logger.findCaller` is not modelled>'],
    ['import logging\nlogging.getLogger("a").no_such_name', "AttributeError: 'Logger' object has no attribute 'no_such_name'"],
    ['try:\n    import json.no_such_module\nexcept ImportError as e:\n    print(e)', "No module named 'json.no_such_module'"],
  ];
  for (const [text, expected] of CASES) {
    it(text.replaceAll('\n', '; '), () => {
      const { stdout, error } = runText(parser, text, pythonModules());
      assert.equal(error ? `${error.type}: ${error.message}` : stdout.trimEnd(), expected);
    });
  }
});
