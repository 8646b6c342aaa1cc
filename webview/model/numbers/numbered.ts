import type { LayerValues, VolumeGeometry } from '../../../src/core/forward';
import { FIRST_NUMBERS, type NumbersMemory } from '../../../src/protocol/panel';
import type { DrawnLayer } from '../picture';
import { builtInPicture } from './built-in-picture';
import { classicWeight } from './kernels';
import { randomValues } from './random';
import { COLOURS, type Pixels } from './pixels';
import { remembering } from './remembering';

const known = new WeakMap<DrawnLayer, { readonly numbers: NumbersMemory; readonly image: Pixels | null; readonly shown: DrawnLayer }>();

/** A layer with the chosen numbers: the same object while nothing changes. */
export function numbered(drawn: DrawnLayer, numbers: NumbersMemory, image: Pixels | null): DrawnLayer {
  if (numbers === FIRST_NUMBERS) return drawn;
  const last = known.get(drawn);
  if (last?.numbers === numbers && last.image === image) return last.shown;
  const shown = {
    ...drawn,
    values: remembering(drawn.volume, valuesOf(drawn, numbers, image ?? builtInPicture), numbers.input === 'picture'),
  };
  known.set(drawn, { numbers, image, shown });
  return shown;
}

/** The key of an edited weight in the stored state: torch's own indices, without the channel's group. */
export function weightKey(outChannel: number, inChannel: number, [d = 0, r = 0, c = 0]: readonly number[]): string {
  return [outChannel, inChannel, d, r, c].join(',');
}

export function biasKey(outChannel: number): string {
  return String(outChannel);
}

function valuesOf({ volume, values }: DrawnLayer, { input, kernel, seed, edited }: NumbersMemory, image: Pixels): LayerValues {
  const random = randomValues(seed);
  const inputs = { integers: values.input, random: random.input, picture: pictureInput(volume, image) }[input];
  const plain = kernel === 'integers' ? values : kernel === 'random' ? random : null;
  const isClassic = kernel === 'integers' || kernel === 'random' ? null : kernel;
  return {
    input: inputs,
    weight: (outChannel, inChannel, position) => {
      const typed = edited[weightKey(outChannel, inChannel, position)];
      if (typed !== undefined) return typed;
      return isClassic
        ? classicWeight(isClassic, volume, outChannel, inChannel, position)
        : (plain?.weight(outChannel, inChannel, position) ?? 0);
    },
    // A classic kernel is a filter: it has no bias.
    bias: outChannel => edited[biasKey(outChannel)] ?? plain?.bias(outChannel) ?? 0,
  };
}

/** Red, green and blue in turn; a layer with one channel gets the grey image. A strip is the image's middle row. */
function pictureInput({ inChannels, row, col, rank }: VolumeGeometry, image: Pixels): LayerValues['input'] {
  const rows = rank === 1 ? 3 : row.input;
  return (channel, [, r = 0, c = 0]) => image.at(rank === 1 ? 1 : r, c, rows, col.input, inChannels === 1 ? null : channel % COLOURS);
}
