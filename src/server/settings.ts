/** Larger sizes are a typing mistake. */
const MAX_SIZE = 1_000_000;
const DEFAULT_SIZE = [224, 224];

/** The user's settings under `convlens` as the client sent them. Each setting is read where it is used and has its default there. */
export class Settings {
  constructor(private readonly given: unknown) {}

  /** @param path e.g. `hover.enabled` */
  flag(path: string, byDefault: boolean): boolean {
    const value = this.at(path);
    return typeof value === 'boolean' ? value : byDefault;
  }

  text(path: string, byDefault: string): string {
    const value = this.at(path);
    return typeof value === 'string' ? value : byDefault;
  }

  private at(path: string): unknown {
    return path
      .split('.')
      .reduce<unknown>(
        (value, key) => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined),
        this.given,
      );
  }
}

/** `224×224`, `224x224`, `224, 224`, `224` or `16×112×112` as numbers, outermost axis first; the default if it has none of these forms. */
export function exampleSize(settings: Settings): readonly number[] {
  const sizes = settings
    .text('defaultInput', '')
    .trim()
    .split(/\s*[×x,]\s*/i);
  const numbers = sizes.map(Number);
  const valid = sizes.length <= 3 && sizes.every(size => /^\d+$/.test(size)) && numbers.every(size => size >= 1 && size <= MAX_SIZE);
  return valid ? numbers : DEFAULT_SIZE;
}
