/** A part of the panel: one element that is created once and then updated. */
export interface View<T> {
  readonly element: HTMLElement;
  readonly update: (shown: T) => void;
}
