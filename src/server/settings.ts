import type { ServerSettings } from '../protocol/requests';

/** Sizes beyond this are a slip of the finger, not an image. */
const MAX_SIZE = 1_000_000;
const DEFAULT_SIZE = [224, 224];

/** The user's settings; what is missing or of the wrong type has its default. */
export function readSettings(settings: unknown): ServerSettings {
  const given = (typeof settings === 'object' && settings !== null ? settings : {}) as Record<string, unknown>;
  const hover = given['hover'] as { enabled?: unknown } | null | undefined;
  return {
    defaultInput: typeof given['defaultInput'] === 'string' ? given['defaultInput'] : DEFAULT_SIZE.join('×'),
    hover: { enabled: hover?.enabled !== false },
  };
}

/** `224×224`, `224x224`, `224, 224`, `224` or `16×112×112` as numbers, outermost axis first; the default where it is none of these. */
export function exampleSize({ defaultInput }: ServerSettings): readonly number[] {
  const sizes = defaultInput.trim().split(/\s*[×x,]\s*/i);
  const numbers = sizes.map(Number);
  const valid = sizes.length <= 3 && sizes.every(size => /^\d+$/.test(size)) && numbers.every(size => size >= 1 && size <= MAX_SIZE);
  return valid ? numbers : DEFAULT_SIZE;
}
