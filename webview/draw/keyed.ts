/** Keeps one element per keyed item: creates new ones, removes old ones, and redraws the rest. */
export class Keyed<T extends { readonly key: string }, E extends Element> {
  readonly #made = new Map<string, { readonly element: E; item: T | null }>();

  /** @param draw is given what the element showed before, null for a new one. */
  constructor(
    private readonly parent: Element,
    private readonly make: (item: T) => E,
    private readonly draw: (element: E, item: T, before: T | null) => void,
    /** Later items cover earlier ones, so the elements must be in their order. */
    private readonly ordered = false,
  ) {}

  update(items: readonly T[]): void {
    const gone = new Set(this.#made.keys());
    for (const item of items) {
      gone.delete(item.key);
      let made = this.#made.get(item.key);
      if (!made) {
        made = { element: this.make(item), item: null };
        this.#made.set(item.key, made);
        this.parent.append(made.element);
      }
      this.draw(made.element, item, made.item);
      made.item = item;
    }
    for (const key of gone) {
      this.#made.get(key)?.element.remove();
      this.#made.delete(key);
    }
    if (this.ordered) this.#order(items);
  }

  #order(items: readonly T[]): void {
    for (const [i, { key }] of items.entries()) {
      const element = this.#made.get(key)?.element;
      const there = this.parent.children[i];
      if (element && element !== there) this.parent.insertBefore(element, there ?? null);
    }
  }
}
