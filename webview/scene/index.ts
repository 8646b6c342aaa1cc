export type { GridInput, Position, SceneValues } from './context';
export { gridScene } from './grid';
export { narrate } from './narration';
export { sumOf, type ChannelSum, type Elided, type SumView } from './sum';
export type { Box, Cell, CellRole, Edge, Frame, Label, Link, Minimap, PlaneName, Scene } from './types';
