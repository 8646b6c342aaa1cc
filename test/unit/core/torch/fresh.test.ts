import assert from 'node:assert/strict';
import { add, sym } from '../../../../src/core/dim';
import { freshDim, freshReason, isFresh } from '../../../../src/core/torch/fresh';
import type { PythonParser } from '../../../../src/core/python/syntax';
import { machineFor } from '../../../support/machine';
import { createParser } from '../../../support/parser';

describe('sizes that nothing is known of', () => {
  let parser: PythonParser;
  before(async () => {
    parser = await createParser();
  });

  it('keep their reasons in their machine, which counts them on its own', () => {
    const [a, b] = [machineFor(parser, {}, []), machineFor(parser, {}, [])];
    const first = freshDim(a, 'a mask depends on data');
    const second = freshDim(b, 'a file is not read');
    assert.deepEqual(first, second);
    assert.equal(freshReason(a, add(first, 3)), 'a mask depends on data');
    assert.equal(freshReason(b, second), 'a file is not read');
  });

  it('are told from the sizes a program names', () => {
    const m = machineFor(parser, {}, []);
    assert.equal(isFresh(add(freshDim(m, 'unknown'), sym('H'))), true);
    assert.equal(isFresh(sym('H')), false);
    assert.equal(freshReason(m, sym('n')), null);
    assert.equal(freshReason(m, 7), null);
  });
});
