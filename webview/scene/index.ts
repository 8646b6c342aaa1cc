export type { GridInput, Position, SceneValues } from './context';
export { coverageScene, type CoverageInput } from './coverage-scene';
export { gridScene } from './grid';
export { kernelMatrixScene, type MatrixInput } from './kernel-matrix';
export { narrate } from './narration';
export { tv } from './say';
export { sumOf, type ChannelSum, type Elided, type SumView } from './sum';
export type { Box, Cell, CellRole, Edge, Frame, Label, Link, Minimap, PlaneName, Scene } from './types';
