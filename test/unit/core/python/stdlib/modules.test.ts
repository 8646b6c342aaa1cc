import assert from 'node:assert/strict';
import { pythonModules } from '../../../../../src/core/python/stdlib';

describe("modules of Python's library", () => {
  it('each exist once: a module that is modelled is not listed as unknown', () => {
    const names = pythonModules().map(({ name }) => name);
    assert.deepEqual(
      names.filter((name, i) => names.indexOf(name) !== i),
      [],
    );
  });
});
