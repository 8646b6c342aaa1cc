/**
 * The texts of the tour, loaded with it. The English text is also the key of the translation. `{0}`, `{1}` …
 * are numbers calculated from the layer that is shown (see chapters.ts); backticks mark code.
 */
export const TOUR_TEXTS = {
  tour: 'Tour',
  chapters: 'Chapters',
  chapterOf: 'Chapter {0} of {1}',
  chapterName: '{0}. {1}',
  chapterDone: '{0}. {1}: done',
  previous: 'Previous',
  next: 'Next',
  toGallery: 'See the presets',
  sceneAgain: 'Reset the example',
  tryIt: 'Try it',
  done: 'Done',
  hint: 'Hint',

  introduction: 'Introduction',
  introduction1:
    'An image is a block of numbers with three axes: channels C (for example red, green and blue), rows H and columns W. PyTorch ' +
    'stores it as `(C, H, W)` and a batch of N images as `(N, C, H, W)`. Most programs that read image files use `(H, W, C)`.',
  introduction2:
    'A convolution turns one block into another: `{0}` turns {1} into {2}. Throughout this panel, the input is blue, the kernel ' +
    'orange and the output green.',
  introduction3:
    'Nine arguments configure `nn.Conv2d`: `in_channels`, `out_channels`, `kernel_size`, `stride`, `padding`, `dilation`, `groups`, ' +
    '`bias` and `padding_mode`. The next chapters explain them one by one.',
  introductionTask: 'Give the output 8 channels.',
  introductionHint: 'Set `out_channels` to 8.',
  introductionAnswer: 'The output is now {0}. Only the number of channels changed; the rows and columns stayed the same.',
  order: 'Axis order',
  memory: 'In the order {0}, an image with 2 rows, 2 columns and 3 channels is stored in memory like this:',
  memoryChw: 'First all red values, then all green, then all blue.',
  memoryHwc: 'First the three channels of the top-left pixel, then those of the next pixel.',
  permute: '`x.permute(2, 0, 1)` views an (H, W, C) tensor as (C, H, W). The numbers stay in place until `.contiguous()` reorders them.',

  kernel: 'Kernel',
  kernel1:
    'A kernel is a small grid of weights. It starts in the top-left corner of the input: each weight is multiplied by the number ' +
    'under it, and the products are added up. The sum is one number of the output.',
  kernel2:
    'Then the window moves one column to the right. At the end of a row it moves to the start of the next, until it reaches the ' +
    'bottom-right corner. A {0} kernel has {1} positions on a {2} input, so the output is {1}.',
  kernel3:
    'In mathematics, a convolution flips the kernel first. PyTorch does not: strictly speaking, it computes a cross-correlation. For ' +
    'learned weights, this makes no difference.',
  kernelTask: 'Stop the window in the middle of the input.',
  kernelHint: 'That is output (2, 2). Use the arrow keys to move the window twice down and twice to the right.',
  kernelAnswer:
    'Output {0} reads rows {1} and columns {2}. With stride 1 and no padding, the window starts at the same position as the output.',

  parameters: 'Trainable parameters and bias',
  parameters1: 'The network learns the weights. A {0} kernel over one channel has {1} of them.',
  parameters2:
    'One more number is learned for each output channel: its bias. It is added once to every sum of that channel, no matter how many ' +
    'input channels there are. One kernel and its bias have {0} + 1 = {1} parameters.',
  parameters3:
    'Input size, stride, padding and dilation do not change this count. Before a batch norm, the bias is often omitted with ' +
    '`bias=False`: the norm subtracts the mean, and the bias with it.',
  parametersTask: 'Reduce the layer to {0} parameters, but keep the 3×3 kernel.',
  parametersHint: 'There are {0} weights. Turn off the bias.',
  parametersAnswer: 'Only the {0} weights remain. Each output changed by the value of the bias.',

  channels: 'Input and output channels',
  channels1:
    'With several input channels, a kernel has one slice for each. Each slice slides over its own channel, and at each position the ' +
    'sums of all slices are added: many channels in, one number out.',
  channels2:
    'Every output channel has its own set of slices. {0} outputs × {1} inputs need {2} slices of {3}: {4} weights. With one bias for ' +
    'each output, that makes {5} parameters.',
  channels3: '`weight.shape` is `{0}`: output channels, input channels, rows and columns of the kernel.',
  channelsTask: 'Reach {0} parameters by changing only `out_channels`.',
  channelsHint: 'One output channel needs {0} weights and a bias.',
  channelsAnswer: '{0} · {1} = {2}: the number of parameters is proportional to the number of output channels.',

  kernelSize: 'Kernel size',
  kernelSize1:
    'A larger kernel sees more at once and costs more, because the number of weights grows with its area: for one channel, 3×3 has ' +
    '{0}, 5×5 has {1} and 7×7 has {2}. Two 3×3 layers in a row also see {3}, with {4} weights.',
  kernelSize2: 'A kernel of odd size has a middle cell, so equal padding on both sides keeps the image in place. Even sizes are valid too.',
  kernelSize3: 'A kernel does not have to be square: `kernel_size=(5, 2)` is 5 rows by 2 columns. On a {0} input, it has {1} positions.',
  kernelSizeTask: 'Choose a kernel size that gives an output of {0}.',
  kernelSizeHint: 'Along each axis, the output is input − kernel + 1. Both the 7 rows and the 9 columns must become 5.',
  kernelSizeAnswer: '{0} rows and {1} columns: along each axis, input − kernel + 1 is 5.',

  stride: 'Stride',
  stride1:
    'The stride is the number of cells the window moves at a time. With stride 2, every other position is skipped: {0} becomes {1}, ' +
    'whereas stride 1 gives {2}.',
  stride2:
    'The kernel is the same, so the number of parameters is the same. But there are fewer positions, so there is less to compute: ' +
    '{0} MACs instead of {1}.',
  stride3: 'A last step that does not fit is dropped. An 8×8 input also gives {0}, and its last row and column are never read.',
  strideTask: 'Make the output {0} by using a different stride for each axis.',
  strideHint: 'Keep stride 1 for the rows. Along the columns, the window can move by 4 cells, so a stride of 3 or 4 fits once.',
  strideAnswer: 'The window moves {0} down and {1} to the right.',

  padding: 'Padding',
  padding1:
    'Without padding, the output shrinks, and each corner of the input is read only once. Padding adds cells around the input: zeros ' +
    'or, depending on `padding_mode`, copies of the input. `reflect` mirrors the input at the edge, `replicate` repeats the edge, ' +
    'and `circular` continues from the opposite side.',
  padding2:
    'With stride 1, the size is preserved when the padding on each side is d·(k − 1)/2, where k is the kernel size and d the ' +
    "dilation. With dilation 1, that is 1 for kernel size 3, 2 for 5 and 3 for 7. `padding='same'` computes it for you; if the " +
    'result is not a whole number, the extra cell is added on the right and at the bottom.',
  padding3:
    'The number of parameters stays the same, but the work grows with the output: a 3×3 kernel on 7×7 takes {0} MACs without padding ' +
    'and {1} with padding 1.',
  paddingTask: 'This 5×5 kernel shrinks the output to {0}. Use padding to make it {1} again.',
  paddingHint: 'What is 1·(5 − 1)/2?',
  paddingAnswer: 'Padding 2: {0}.',

  dilation: 'Dilation',
  dilation1:
    'Dilation spreads out the kernel: d − 1 cells between neighbouring weights are not read. The window spans d·(k − 1) + 1 cells, ' +
    'so 3 weights with dilation 2 span {0}.',
  dilation2: 'The layer sees further at the same cost: {0} weights, and {0} multiplications for each output, whatever the dilation.',
  dilation3:
    'Three 3×3 layers with dilations 1, 2 and 4 see {0} cells; without dilation, they see {1}. But if every layer has dilation 2, ' +
    'gaps remain: each output depends only on every other cell.',
  dilationTask: 'Make the 3×3 kernel span {0} cells.',
  dilationHint: 'Solve d·(3 − 1) + 1 = 7.',
  dilationAnswer: 'Dilation 3. The wider window has fewer positions: the output is {0}.',

  groups: 'Groups',
  groups1:
    '`groups` splits the channels: each group of outputs reads only its own group of inputs. Both numbers of channels must be ' +
    'divisible by it.',
  groups2:
    'Here, {0} inputs and {1} outputs form {2} groups. {3} of {4} slices remain, with {5} weights instead of {6}, and the MACs ' +
    'shrink in proportion. `weight.shape` is `{7}`: its second number is `in_channels / groups`.',
  groups3:
    'In the kernel matrix, the groups are blocks along the diagonal, and the outlines are the kernels they save. With one group for ' +
    'each input channel, the convolution is depthwise: the channels are not mixed. A 1×1 convolution after it mixes them again.',
  groupsTask: 'Make the layer depthwise.',
  groupsHint: 'Every input channel is its own group.',
  groupsAnswer: '{0} groups: {1} weights, one slice for each output channel.',

  outputSize: 'Output size',
  outputSize1: 'All of this in one formula, applied to each axis separately:',
  outputSize2:
    'in + 2p is the padded input, and d·(k − 1) + 1 is the span of the window; the difference is the room it has to move. Divided by ' +
    'the stride and rounded down, this is the number of steps. The first position adds 1.',
  outputSize3: 'With the numbers of this layer: {0}.',
  outputSize4: 'A transposed convolution works in the opposite direction:',
  outputSize5:
    'Because of the rounding, several input sizes give the same output size. `output_padding` selects which of them the transposed ' +
    'layer returns to.',
  outputSizeTask: 'Make the output {0}.',
  outputSizeHint: 'That is half of the current size. What halves a size?',
  outputSizeAnswer: '{0}.',
} as const;

export type TourText = keyof typeof TOUR_TEXTS;
