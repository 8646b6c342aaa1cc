import type { Dim } from '../../src/core/dim';
import { convParams } from '../../src/core/shape';
import type { DrawnLayer, Picture } from '../model';
import { freeLayer } from '../free-layer';
import type { PanelAction, PanelState } from '../state';
import type { Chapter, Task } from './chapter';

/** Shows a chapter's example, playing from its start. */
export function sceneAction({ example: { call, args, input }, picture, grain }: Chapter): PanelAction {
  return {
    type: 'free',
    layer: freeLayer({ title: 'Conv2d', call, type: 'Conv2d', args, input }),
    arrangement: { picture, playback: { index: 0, sub: 0, grain, playing: true } },
  };
}

/** The state of a chapter's layer in the panel; null while another layer is shown, or one that cannot be drawn. */
export function standingIn(chapter: Chapter, state: PanelState, picture: Picture): Task | null {
  if (!isSceneOf(chapter, state) || picture.kind !== 'drawn') return null;
  return standingOf(picture, state);
}

/** Whether the panel shows the chapter's own layer, changed or not. */
export function isSceneOf({ example }: Chapter, { layer }: PanelState): boolean {
  return layer !== null && layer.source === null && layer.call === example.call;
}

function standingOf({ config, volume }: DrawnLayer, { playback }: PanelState): Task | null {
  if (config.kind !== 'convolution') return null;
  const plane = volume.axes.slice(-2);
  const columns = volume.col.output;
  return {
    config,
    input: [volume.inChannels, ...plane.map(axis => axis.input)],
    output: [volume.outChannels, ...plane.map(axis => axis.output)],
    params: numberOrNull(convParams(config)),
    position: [Math.floor(playback.index / columns), playback.index % columns],
    playing: playback.playing,
  };
}

function numberOrNull(dim: Dim | null): number | null {
  return typeof dim === 'number' ? dim : null;
}
