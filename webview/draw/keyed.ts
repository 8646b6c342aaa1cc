/** Keeps one element per keyed item: makes what is new, removes what is gone, redraws what has changed. */
export class Keyed<T extends { readonly key: string }, E extends Element> {
  readonly #made = new Map<string, E>();

  constructor(
    private readonly parent: Element,
    private readonly make: (item: T) => E,
    private readonly draw: (element: E, item: T) => void,
  ) {}

  update(items: readonly T[]): void {
    const gone = new Set(this.#made.keys());
    for (const item of items) {
      gone.delete(item.key);
      let element = this.#made.get(item.key);
      if (!element) {
        element = this.make(item);
        this.#made.set(item.key, element);
        this.parent.append(element);
      }
      this.draw(element, item);
    }
    for (const key of gone) {
      this.#made.get(key)?.remove();
      this.#made.delete(key);
    }
  }
}
