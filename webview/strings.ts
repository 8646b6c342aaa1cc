/**
 * Every text of the panel, in English. The English text is also the key of its translation: the host sends the editor's table
 * for the extension (`vscode.l10n.bundle`), and missing texts stay English. `{0}`, `{1}` … are placeholders.
 */
export const ENGLISH = {
  loading: 'Reading the layer…',
  emptyTitle: 'No convolution here',
  emptyHint: 'Place the cursor on a convolution in a Python file, calculate one, or choose a preset.',
  openCalculator: 'Calculate convolution…',
  openGallery: 'Choose a preset',
  errorTitle: 'PyTorch rejects this layer',
  errorHint: 'Fix the call to see the picture again.',
  misfit: 'The kernel spans {0} cells, but the padded input has only {1}.',
  unknownTitle: 'Not enough information to draw this layer',
  undrawnTitle: 'This layer cannot be drawn',
  unknownHint: 'The following could not be determined from the source:',
  unknownInput: 'The input size is unknown.',
  nothingToDraw: 'This layer has no elements to draw.',
  tooLong: 'An axis of {0} cells is too long to draw.',
  tooManyProducts: 'Each output is a sum of {0} products, which is too many to draw.',
  tooManyCells: 'Each output depends on {0} cells, which is too many to draw.',
  notes: 'Not determined',
  showCall: 'Show {0} in the editor',
  copyCall: 'Copy the call',
  follow: 'Follow the cursor',
  followHint: 'Show the convolution at the cursor. When off, keep showing this one.',
  shapes: '{0} → {1}',
  atSize: 'at {0}',
  params: 'params',
  macs: 'MACs',
  receptiveField: 'RF',
  receptiveFieldLong: 'Receptive field of this layer alone',
  exactly: 'Exactly {0}',
  macsExactly: 'Exactly {0}. FLOPs = 2 × MACs.',
  gallery: 'Presets',
  tour: 'Tour',
  charts: 'Charts',
  export: 'Export',
  closeAside: 'Close (Escape)',
  loadingAside: 'Loading…',
  asideFailed: 'This part could not be loaded. Close the panel and open it again.',
  configuration: 'Configuration',
  inPicture: 'Shown in the view',
  yes: 'True',
  no: 'False',
  lazy: 'from the input',
  sameOnAllAxes: '{0}: same value for all axes',
  paddingKind: 'padding as numbers or as a mode',
  numbers: 'cells',
  trying: 'You are trying values that are not in the code.',
  tryingFree: 'Changed from the example.',
  reset: 'Reset',
  apply: 'Apply',
  applyHint: 'Write the changes into the call in the editor',
  insert: 'Insert at the cursor',
  was: 'was {0}',
  repairsTitle: 'These changes make it work',
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
  inputPart: 'Showing input rows {0}, columns {1} of {2}.',
  outputPart: 'Showing output rows {0}, columns {1} of {2}.',
  inputStretch: 'Showing input cells {0} of {1}.',
  outputStretch: 'Showing output cells {0} of {1}.',
  windowTooLarge: 'The window spans {0} cells; only its middle is shown.',
  drawnAs: '{0} is unknown and drawn as {1}.',
  gapsNotDrawn: 'The kernel is drawn without its dilation gaps.',
  kernelCut: 'Only the first {0} cells of the kernel are drawn.',
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
  formulas: 'How it is computed',
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
  narration: 'Output ({0}), channel {1}: {2}. Input channel {3} contributes {4}.',
  narrationMore: 'Output ({0}), channel {1}: {2}. Input channel {3} contributes {4}, running sum {5}.',
  keys: 'Press Space to play or pause, the arrow keys to step, and Home or End to go to the first or last output.',
} as const;

export type StringKey = keyof typeof ENGLISH;

let translations: Readonly<Record<string, string>> = {};

/** Stores the host's table; the caller redraws texts that were drawn earlier. */
export function setTranslations(table: Readonly<Record<string, string>>): void {
  translations = table;
}

/** A text of the panel in the user's language, with its placeholders filled. */
export function t(key: StringKey, ...parts: readonly (string | number)[]): string {
  return translate(ENGLISH[key], ...parts);
}

/** The same for a text of another table: panes that are loaded later bring their own texts. */
export function translate(english: string, ...parts: readonly (string | number)[]): string {
  return (translations[english] ?? english).replace(/\{(\d+)\}/g, (place, index: string) => {
    const part = parts[Number(index)];
    return part === undefined ? place : String(part);
  });
}
