/**
 * The texts of the tour: loaded with it, and like all texts in English here, which is also the key of the translation. `{0}`, `{1}` …
 * are figures, worked out from the layer shown (see chapters.ts); words between backticks are code.
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
  sceneAgain: 'Show the example again',
  tryIt: 'Try it',
  done: 'Done',
  hint: 'Hint',

  introduction: 'Introduction',
  introduction1:
    'A picture is a block of numbers with three sides: channels C (red, green and blue, say), rows H and columns W. PyTorch keeps it as `(C, H, W)` and a batch of N of them as `(N, C, H, W)`; most programs that read picture files keep `(H, W, C)`.',
  introduction2:
    'A convolution turns one block into another: `{0}` turns {1} into {2}. Here and everywhere in this panel the input is blue, the kernel orange and the output green.',
  introduction3:
    '`nn.Conv2d` is set by nine arguments: `in_channels`, `out_channels`, `kernel_size`, `stride`, `padding`, `dilation`, `groups`, `bias` and `padding_mode`. The next chapters take them in turn.',
  introductionTask: 'Give the output 8 channels.',
  introductionHint: 'Set `out_channels` to 8.',
  introductionAnswer: 'The output is {0} now. Only the channels changed; rows and columns did not.',
  order: 'Order of the axes',
  memory: 'A picture of 2 rows, 2 columns and 3 channels lies in memory like this, in the order {0}:',
  memoryChw: 'First all of red, then all of green, then all of blue.',
  memoryHwc: 'First the three channels of the top left pixel, then those of the next.',
  permute: '`x.permute(2, 0, 1)` shows an (H, W, C) tensor as (C, H, W); the numbers stay where they are until `.contiguous()` moves them.',

  kernel: 'Kernel',
  kernel1:
    'A kernel is a small grid of weights. It begins on the top left corner of the input: each weight is multiplied by the number under it, and the products are added up. The sum is one number of the output.',
  kernel2:
    'Then the window moves one column to the right, and at the end of a row to the start of the next, until it has reached the bottom right corner. A {0} kernel has {1} places on a {2} input, so the output is {1}.',
  kernel3:
    'A convolution in mathematics flips the kernel first. PyTorch does not: strictly, what it computes is a cross-correlation. For weights that are learned this makes no difference.',
  kernelTask: 'Stop where the window lies in the middle of the input.',
  kernelHint: 'That is output (2, 2). The arrow keys move the window: twice down, twice to the right.',
  kernelAnswer: 'Output {0} reads rows {1} and columns {2}. With stride 1 and no padding, the window starts at the output’s own position.',

  parameters: 'Trainable parameters and bias',
  parameters1: 'What the network learns are the weights. A {0} kernel over one channel has {1}.',
  parameters2:
    'One more number is learned for each output channel: its bias, added once to every sum of that channel, however many input channels there are. One kernel and its bias make {0} + 1 = {1} parameters.',
  parameters3:
    'The size of the input, stride, padding and dilation do not change this count. Before a batch norm the bias is often left out with `bias=False`: the norm subtracts the mean, and a bias with it.',
  parametersTask: 'Bring it down to {0} parameters and keep the kernel 3×3.',
  parametersHint: 'The weights alone are {0}. Turn the bias off.',
  parametersAnswer: 'The {0} weights are left. Each output has changed by what the bias was.',

  channels: 'Input and output channels',
  channels1:
    'Over several input channels, a kernel has one slice for each. Every slice slides over its own channel, and at each place the sums of all slices are added: many channels in, one number out.',
  channels2:
    'Every output channel has such a set of slices of its own. {0} outputs × {1} inputs take {2} slices of {3}: {4} weights. With one bias for each output that makes {5} parameters.',
  channels3: '`weight.shape` is `{0}`: output channels, input channels, rows and columns of the kernel.',
  channelsTask: 'Make it {0} parameters by changing `out_channels` alone.',
  channelsHint: 'One output channel takes {0} weights and a bias.',
  channelsAnswer: '{0} · {1} = {2}: the parameters grow in step with the output channels.',

  kernelSize: 'Kernel size',
  kernelSize1:
    'A larger kernel sees more at once and costs more, for its weights grow with its area: for one channel, 3×3 has {0}, 5×5 has {1}, 7×7 has {2}. Two 3×3 layers, one after the other, see {3} as well, with {4} weights.',
  kernelSize2:
    'A kernel of odd size has a middle cell, so the same padding on both sides keeps the picture in place. Even sizes are legal too.',
  kernelSize3: 'It need not be square: `kernel_size=(5, 2)` is 5 rows by 2 columns. On a {0} input it has {1} places.',
  kernelSizeTask: 'Choose a kernel that makes the output {0}.',
  kernelSizeHint: 'Along each axis the output is input − kernel + 1. 7 rows and 9 columns are both to become 5.',
  kernelSizeAnswer: '{0} rows and {1} columns: along each axis, input − kernel + 1 is 5.',

  stride: 'Stride',
  stride1:
    'The stride is how many cells the window moves at a time. With stride 2 every other place is left out: {0} becomes {1}, where stride 1 gives {2}.',
  stride2:
    'The kernel is the same, so the parameters are the same. But there are fewer places, so there is less to compute: {0} MACs instead of {1}.',
  stride3: 'A last step that does not fit is left out. An 8×8 input gives {0} too, and its last row and column are never read.',
  strideTask: 'Make the output {0}, with a stride for each axis.',
  strideHint: 'Rows keep stride 1. Along the columns the window has room for 4 cells: a stride of 3 or 4 fits into that once.',
  strideAnswer: 'The window moves {0} down and {1} to the right.',

  padding: 'Padding',
  padding1:
    'Without padding the output shrinks, and a corner of the input is read only once. Padding puts cells around the input first: zeros, or with `padding_mode` copies of the input. `reflect` mirrors it at the edge, `replicate` repeats the edge, `circular` goes on at the opposite side.',
  padding2:
    "With stride 1 the size stays when the padding on each side is d·(k − 1)/2, for kernel size k and dilation d: with dilation 1 that is 1 for 3, 2 for 5, 3 for 7. `padding='same'` finds it for you; where it is not whole, the extra cell goes to the right and the bottom.",
  padding3:
    'The parameters stay the same, the work grows with the output: a 3×3 kernel on 7×7 takes {0} MACs without padding and {1} with padding 1.',
  paddingTask: 'This kernel is 5×5, and the output has shrunk to {0}. Make it {1} again by the padding.',
  paddingHint: 'What is 1·(5 − 1)/2?',
  paddingAnswer: 'Padding 2: {0}.',

  dilation: 'Dilation',
  dilation1:
    'Dilation spreads the kernel out: between neighbouring weights lie d − 1 cells that are not read. The window spans d·(k − 1) + 1 cells, so 3 weights with dilation 2 span {0}.',
  dilation2: 'The layer sees farther at the same price: {0} weights, and {0} multiplications for each output, whatever the dilation is.',
  dilation3:
    'Three 3×3 layers with dilations 1, 2 and 4 see {0} cells; without dilation they see {1}. But repeat dilation 2 and holes stay: each output depends on every other cell only.',
  dilationTask: 'Let the 3×3 kernel span {0} cells.',
  dilationHint: 'Solve d·(3 − 1) + 1 = 7.',
  dilationAnswer: 'Dilation 3. The wider window has fewer places: the output is {0}.',

  groups: 'Groups',
  groups1:
    '`groups` splits the channels: each group of outputs reads its own group of inputs and nothing of the others. Both numbers of channels must be divisible by it.',
  groups2:
    'Here are {0} inputs and {1} outputs in {2} groups. {3} of {4} slices remain, {5} weights instead of {6}, and the MACs shrink alike. `weight.shape` is `{7}`: its second number is `in_channels / groups`.',
  groups3:
    'In the kernel matrix the groups are blocks along the diagonal, and the ghosts are what they save. With a group for each input channel the convolution is depthwise: no channel meets another. A 1×1 convolution after it mixes them again.',
  groupsTask: 'Make it depthwise.',
  groupsHint: 'Every input channel is a group of its own.',
  groupsAnswer: '{0} groups: {1} weights, one slice for each output channel.',

  outputSize: 'Output size',
  outputSize1: 'All of this in one line, for each axis on its own:',
  outputSize2:
    'in + 2p is the padded input and d·(k − 1) + 1 what the window spans; the difference is its room to move. Divided by the stride and rounded down this is the number of steps, and the first place counts one more.',
  outputSize3: 'With the numbers of this layer: {0}.',
  outputSize4: 'A transposed convolution goes the other way:',
  outputSize5:
    'Rounding down makes several input sizes give one output size. `output_padding` tells which of them the transposed layer is to return to.',
  outputSizeTask: 'Make the output {0}.',
  outputSizeHint: 'That is half of what it is. What halves a size?',
  outputSizeAnswer: '{0}.',
} as const;

export type TourText = keyof typeof TOUR_TEXTS;
