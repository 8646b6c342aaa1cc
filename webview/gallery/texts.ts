/** The texts of the gallery. Those of the presets are in core/shape and are repeated here literally for translation. */
export const GALLERY_TEXTS = {
  presets: 'Presets',
  search: 'Search presets',
  found: '{0} of {1} presets',
  nothing: 'No presets match “{0}”.',
  article: 'The article’s figures',
  thevenot: 'More by Axel Thévenot',
  conv_arithmetic: 'Animations of conv_arithmetic',
  figure: 'Figure {0}',
  article_1: 'Everything at once: stride, padding and dilation.',
  article_3: 'One kernel slides over one channel: 9 weights and a bias.',
  article_4: 'Each output channel has its own kernel.',
  article_6: '4 outputs × 3 inputs = 12 kernels; each output sums over the inputs and adds one bias.',
  article_8: 'A non-square kernel. The article gives the output as 3×9, which would require the kernel (5, 1).',
  article_10: 'A different stride for each axis.',
  article_12: 'With kernel 3 and stride 1, padding 1 preserves the size. In general, the padding must be dilation·(kernel − 1)/2.',
  groups: 'Two groups: half of the outputs see half of the inputs.',
  dilation_per_axis: 'Dilation 4 vertically and 2 horizontally: nine weights that span 9×5.',
  padding_strides_odd: 'The last padded row and column are never read: an input of size 5 gives the same output size.',
  padding_strides_odd_transposed:
    'output_padding adds a row at the bottom and a column on the right. padding_strides turns both size 5 and size 6 into 3; this layer returns to 6.',
  numerical_average_pooling: 'A convolution whose weights are all 1/9.',
} as const;

export type GalleryText = keyof typeof GALLERY_TEXTS;
