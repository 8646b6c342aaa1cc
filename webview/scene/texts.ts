/** The texts of the views beside the grid. `{0}`, `{1}` … are places. */
export const VIEW_TEXTS = {
  pictures: 'Picture',
  gridTab: 'Grid',
  kernelsTab: 'Kernel matrix',
  coverageTab: 'Coverage',
  matrixTitle: 'kernels {0}×{1}',
  matrixSubtitle: 'out_channels × in_channels, each {0}',
  matrixWhole: 'Every output channel has a kernel for every input channel: {0} kernels, {1} weights.',
  matrixGroups: '{0} groups: {1} of {2} kernels are left, {3} of {4} weights saved.',
  matrixDepthwise: 'Depthwise: each output channel has one kernel, {0} of {1} weights saved.',
  matrixPart: 'Outputs {0} and inputs {1} of {2} kernels.',
  coverageTitle: 'input {0}: times read',
  coverageSubtitle: 'by all outputs of one channel',
  feedTitle: 'output {0}: products added',
  feedSubtitle: 'from one input channel',
  coverageOf: 'Each cell is read {0} times.',
  coverageFrom: 'Cells are read {0} to {1} times: those in the middle by most windows.',
  unreadRows: 'Row {0} is never read: no window begins so that it would reach it.',
  unreadRowsMany: 'Rows {0} are never read: no window reaches them.',
  unreadCols: 'Column {0} is never read: no window begins so that it would reach it.',
  unreadColsMany: 'Columns {0} are never read: no window reaches them.',
  feedEven: 'Every output gets {0} products.',
  feedUneven: 'Outputs get {0} to {1} products.',
  checkerboard: 'In the middle they still differ: a kernel that is no multiple of its stride makes a checkerboard.',
} as const;

export type ViewText = keyof typeof VIEW_TEXTS;
