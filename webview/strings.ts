/**
 * Every text of the panel, in English. The English text is also the key of its translation: the host sends the table the editor
 * keeps for the extension (`vscode.l10n.bundle`), and what it lacks stays English. `{0}`, `{1}` … are places.
 */
export const ENGLISH = {
  loading: 'Reading the layer…',
  emptyTitle: 'No convolution here',
  emptyHint: 'Put the cursor on a convolution in a Python file, calculate one, or pick a preset.',
  openCalculator: 'Calculate convolution…',
  openGallery: 'Pick a preset',
  errorTitle: 'PyTorch refuses this layer',
  errorHint: 'Mend the call and the picture comes back.',
  misfit: 'The kernel covers {0} cells, but the padded input is only {1}.',
  unknownTitle: 'Not enough is known to draw this layer',
  undrawnTitle: 'There is no picture of this layer',
  unknownHint: 'These parts could not be resolved from the source:',
  unknownInput: 'The input size is not known.',
  nothingToDraw: 'This layer has no elements to draw.',
  tooLong: 'An axis with {0} cells is longer than can be drawn.',
  tooManyProducts: 'Each output is made of {0} products, more than can be drawn.',
  tooManyCells: 'Each output is made of {0} cells, more than can be drawn.',
  notes: 'Not resolved',
  showCall: 'Show {0} in the editor',
  copyCall: 'Copy the call',
  follow: 'Follow the cursor',
  followHint: 'Show the convolution at the cursor. Off: stay on this one.',
  shapes: '{0} → {1}',
  atSize: 'at {0}',
  params: 'params',
  macs: 'MACs',
  receptiveField: 'RF',
  receptiveFieldLong: 'Receptive field of this layer alone',
  exactly: '{0} exactly',
  macsExactly: '{0} exactly. FLOPs = 2 × MACs.',
  gallery: 'Presets',
  tour: 'Tour',
  charts: 'Charts',
  export: 'Export',
  closeAside: 'Close (Escape)',
  loadingAside: 'Loading…',
  asideFailed: 'This part could not be loaded. Close the panel and open it again.',
  configuration: 'Configuration',
  inPicture: 'In the picture',
  yes: 'True',
  no: 'False',
  lazy: 'from the input',
  sameOnAllAxes: '{0}: the same along all axes',
  paddingKind: 'padding in numbers or words',
  numbers: 'cells',
  trying: 'Not in the code: what you are trying.',
  tryingFree: 'Changed from the example.',
  reset: 'Reset',
  apply: 'Apply',
  applyHint: 'Write the change into the call in the editor',
  insert: 'Insert at the cursor',
  was: 'was {0}',
  repairsTitle: 'It fits with',
  repairOf: '{0} → {1}',
  repairGives: 'output {0}',
  outChannel: 'output channel',
  inChannel: 'input channel',
  kernelDepth: 'kernel depth',
  of: 'of {0}',
  groupOf: 'Group {0} of {1}: input channels {2}.',
  grid: 'Grid view',
  inputTitle: 'input {0}',
  kernelTitle: 'kernel {0}',
  outputTitle: 'output {0}',
  channelOf: 'channel {0} of {1}',
  zerosInserted: 'zeros inserted',
  flipped: 'flipped',
  joins: 'in {0} → out {1}',
  depthAt: 'depth {0}',
  depthPadding: 'depth {0}: padding',
  depthInserted: 'depth {0}: inserted',
  inputPart: 'Shown: input rows {0}, columns {1} of {2}.',
  outputPart: 'Shown: output rows {0}, columns {1} of {2}.',
  inputStretch: 'Shown: input {0} of {1}.',
  outputStretch: 'Shown: output {0} of {1}.',
  windowTooLarge: 'The window covers {0} cells; its middle is shown.',
  drawnAs: '{0} is not known; drawn as {1}.',
  gapsNotDrawn: 'The kernel is drawn without its dilation gaps.',
  kernelCut: 'Of the kernel the first {0} cells are drawn.',
  legendPadding: 'padding: {0}',
  legendInserted: 'inserted zero',
  legendRead: 'read by the window',
  legendGap: 'dilation gap, not read',
  inChannelSum: 'channel {0}',
  inChannelSlice: 'channel {0}, kernel depth {1}',
  bias: 'bias',
  chipHint: 'Input channel {0} adds {1}; running sum {2}.',
  more: '… {0} more …',
  stepName: 'output ({0}) · channel {1}',
  formula: 'Output size',
  paramsFormula: 'Parameters',
  macsFormula: 'MACs',
  fieldFormula: 'Receptive field',
  formulas: 'How it comes about',
  axisDepth: 'D',
  axisHeight: 'H',
  axisWidth: 'W',
  axisLength: 'L',
  transport: 'Playback',
  first: 'First output (Home)',
  back: 'Step back (Left arrow)',
  play: 'Play (Space)',
  pause: 'Pause (Space)',
  forward: 'Step forward (Right arrow)',
  last: 'Last output (End)',
  scrub: 'Output position',
  position: 'output ({0}) of {1}',
  speed: 'Speed',
  speedOf: '{0}×',
  loop: 'Loop',
  narration: 'Output ({0}), channel {1}: {2}. Input channel {3} gives {4}.',
  narrationMore: 'Output ({0}), channel {1}: {2}. Input channel {3} gives {4}, running sum {5}.',
  keys: 'Space plays and pauses, arrow keys step, Home and End go to the first and last output.',
} as const;

export type StringKey = keyof typeof ENGLISH;

let translations: Readonly<Record<string, string>> = {};

/** Takes the host's table; texts drawn before it came are drawn again by whoever calls this. */
export function setTranslations(table: Readonly<Record<string, string>>): void {
  translations = table;
}

/** A text of the panel in the user's language, with its places filled. */
export function t(key: StringKey, ...parts: readonly (string | number)[]): string {
  return translate(ENGLISH[key], ...parts);
}

/** The same for a text of another table: the parts of the panel that are loaded when they are needed bring their own. */
export function translate(english: string, ...parts: readonly (string | number)[]): string {
  return (translations[english] ?? english).replace(/\{(\d+)\}/g, (place, index: string) => {
    const part = parts[Number(index)];
    return part === undefined ? place : String(part);
  });
}
