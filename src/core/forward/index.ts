/** The numbers of a convolution: the forward pass as a formula and in a fast version, and the stepper that the animation plays. */
export { fastForward, planForward, runForward, type ForwardOutput, type ForwardPlan } from './fast';
export { feedCounts, inputsOfWeight, meetingsOf, readCounts, unreadInputs, type Meeting } from './coverage';
export { forward, type ForwardTensors } from './forward';
export {
  extent,
  extentAt,
  indexOf,
  channelsRead as inputChannels,
  outputPositions,
  placesAt,
  positionAt,
  reach,
  readLine,
  weightIndex,
  windowsDiffer,
  windowStart,
  type AxisGeometry,
  type ConvGeometry,
  type Pooling,
  type ReadKind,
  type WindowRule as Rule,
} from './geometry';
export { pool, type Pooled, type PoolGeometry, type PoolWindow } from './pool';
export { joinReads, readAt, type Read } from './read';
export { resolveGeometry } from './resolve';
export { contributions, type Contribution, type InputElement } from './scatter';
export type { PoolStep } from './pool-step';
export type { LayerValues, OutputElement, Tap } from './account';
export { outputValue, pooledWindow, stepAt, taps, type Step } from './stepper';
export { asVolume, type VolumeGeometry } from './volume';
