import assert from 'node:assert/strict';
import { compareTrees, pythonFilesIn } from '../../../../support/ast';
import { createParser } from '../../../../support/parser';
import { TIMM, TORCHVISION, wheelFor } from '../../../../support/wheels';

describe("the trees of a package, compared with Python's ast", () => {
  for (const requirement of [TORCHVISION, TIMM]) {
    it(`are equal for ${requirement}`, async function () {
      const { compared, different } = await compareTrees(await createParser(), pythonFilesIn(wheelFor(this, requirement)));
      assert(compared > 100);
      assert.deepEqual(different, []);
    });
  }
});
