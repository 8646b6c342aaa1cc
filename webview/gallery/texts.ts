/** The texts of the gallery. The presets bring their notes. */
export const GALLERY_TEXTS = {
  presets: 'Presets',
  search: 'Search presets',
  found: '{0} of {1} presets',
  nothing: 'No presets match “{0}”.',
  article: 'The article’s figures',
  thevenot: 'More by Axel Thévenot',
  conv_arithmetic: 'Animations of conv_arithmetic',
  figure: 'Figure {0}',
} as const;

export type GalleryText = keyof typeof GALLERY_TEXTS;
