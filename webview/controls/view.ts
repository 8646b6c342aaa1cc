/** A part of the panel: one element that is made once, and brought up to date with what it shows. */
export interface View<T> {
  readonly element: HTMLElement;
  readonly update: (shown: T) => void;
}
