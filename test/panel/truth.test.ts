// Every view except the grid agrees with the stepper, and pointing at a cell highlights exactly the cells that it is multiplied with: read
// from the page for every preset and for layers that no preset covers. One panel shows all layers, so that remains of a layer are found.
import assert from 'node:assert/strict';
import type { LayerView } from '../../src/protocol/panel';
import { drawing, pointAt, seek, show } from './drawing';
import { LAYERS, NUMBERED, POOLS, PRESETS } from './layers';
import { onePanel } from './suite';
import { assertWritten, FIRST, headings, of, PLANES, titleOf, views } from './truth/common';
import { count, place, sizesOf, some, tally, valuesOf, volumeOf, windowSizes } from './truth/counted';
import { assertCoverage, countPlane, type Counted } from './truth/coverage';
import { assertMatrix } from './truth/matrix';
import { assertLit, meetings, toPointAt } from './truth/pointing';
import { assertScatter } from './truth/scatter';
import { assertVolumes } from './truth/volumes';

const ALL: Readonly<Record<string, LayerView>> = { ...LAYERS, ...NUMBERED, ...POOLS };

describe('the picture', () => {
  const panel = onePanel({ reducedMotion: true, width: 1100, height: 860 });

  it('is tested with every preset and other layers', () => {
    assert(Object.keys(ALL).length >= 25);
    const tried = new Set(Object.values(ALL).map(({ config, input }) => JSON.stringify([volumeOf({ config, input } as LayerView)])));
    for (const [name, { config, input }] of Object.entries(PRESETS))
      assert(tried.has(JSON.stringify([volumeOf({ config, input } as LayerView)])), name);
  });

  for (const [name, layer] of Object.entries(ALL)) {
    const volume = volumeOf(layer);
    const values = valuesOf(layer, volume);

    if (volume.rule.kind === 'sum')
      it(`of ${name}: the kernel matrix has its kernels`, async () => {
        await show(panel(), name, layer, 'kernels');
        for (const view of views(volume)) {
          await seek(panel(), 0, view);
          const drawn = await drawing(panel());
          assertWritten(drawn);
          assertMatrix(drawn, layer, volume, view);
        }
      });

    it(`of ${name}: the coverage has the right counts`, async () => {
      await show(panel(), name, layer, 'coverage');
      const met = tally(volume);
      const outputs = sizesOf(volume, 'output');
      const planes = new Map<number, Counted>();
      const planeAt = (depth: number): Counted => {
        const known = planes.get(depth) ?? countPlane(sizesOf(volume, volume.transposed ? 'output' : 'input'), depth, met);
        planes.set(depth, known);
        return known;
      };
      for (const index of some(count(outputs), 3)) {
        await seek(panel(), index, FIRST);
        const drawn = await drawing(panel());
        assertWritten(drawn);
        assertCoverage(drawn, volume, met, planeAt, place(outputs, index));
      }
    });

    it(`of ${name}: the volumes show the step`, async () => {
      await show(panel(), name, layer, 'volumes');
      const outputs = sizesOf(volume, 'output');
      for (const index of some(count(outputs), 3)) {
        for (const view of views(volume)) {
          await seek(panel(), index, view);
          assertVolumes(await drawing(panel()), { volume, view, position: place(outputs, index) });
        }
      }
    });

    if (volume.transposed) {
      it(`of ${name}: the scatter view has the right sums`, async () => {
        await show(panel(), name, layer, 'scatter');
        const inputs = sizesOf(volume, 'input');
        for (const index of some(count(inputs), 4)) {
          for (const view of views(volume)) {
            await seek(panel(), index, view);
            const drawn = await drawing(panel());
            assertWritten(drawn);
            assertScatter(drawn, values, { volume, view, position: place(inputs, index) });
          }
        }
      });
    }

    it(`of ${name}: the grid highlights what belongs to a cell`, async () => {
      await show(panel(), name, layer, 'grid');
      const outputs = sizesOf(volume, 'output');
      const index = Math.floor(count(outputs) / 2);
      const view = views(volume).at(-1) ?? FIRST;
      await seek(panel(), index, view);
      // The remarks leave less room for the picture.
      await panel().settle();
      const drawn = await drawing(panel());
      assert.deepEqual(
        headings(drawn).map(([title]) => title),
        PLANES.map(plane => titleOf(volume, plane, place(outputs, index))),
      );
      const at = place(outputs, index);
      const all = meetings(volume, at[0], Math.min(view.slice, (windowSizes(volume, at)[0] ?? 1) - 1), of(drawn, 'output'));
      for (const lit of await pointAt(panel(), toPointAt(drawn))) assertLit(drawn, volume, all, lit);
    });
  }
});
