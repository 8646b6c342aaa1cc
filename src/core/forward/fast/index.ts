/** The forward pass for speed: index tables once a geometry, then register tiles over them. */
export { fastForward, runForward, type ForwardOutput } from './run';
export { planForward, type ForwardPlan } from './plan';
