/** The fast forward pass: index tables computed once per geometry, then register tiles over them. */
export { fastForward, runForward, type ForwardOutput } from './run';
export { planForward, type ForwardPlan } from './plan';
