/** Tensors, the functions on them, and numpy's small arrays, as modules of the interpreter. */
export { torchModules } from './modules';
export { type TorchObserver } from './observer';
