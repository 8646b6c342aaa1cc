import { setAttribute } from '../dom';

/** How long a slide takes. */
const DURATION = 120;

type Geometry = Readonly<Record<string, number>>;

interface Motion {
  readonly element: Element;
  readonly from: Geometry;
  readonly to: Geometry;
}

/** Lets the few things that move from step to step (the window, the current cell, the lines) glide to their new positions together. */
export class Slide {
  readonly #placed = new Map<string, Geometry>();
  #motions: Motion[] = [];
  #sliding = false;
  #frame = 0;

  /** Completes a running slide, and determines whether the next placements slide or jump. */
  begin(slide: boolean): void {
    cancelAnimationFrame(this.#frame);
    for (const { element, to } of this.#motions) apply(element, to);
    this.#motions = [];
    this.#sliding = slide;
  }

  place(key: string, element: Element, to: Geometry): void {
    const from = this.#placed.get(key);
    this.#placed.set(key, to);
    if (this.#sliding && from && differs(from, to)) this.#motions.push({ element, from, to });
    else apply(element, to);
  }

  run(): void {
    if (this.#motions.length === 0) return;
    const motions = this.#motions;
    let start: number | null = null;
    const frame = (now: number): void => {
      start ??= now;
      const part = Math.min(1, (now - start) / DURATION);
      for (const { element, from, to } of motions) apply(element, between(from, to, easeOut(part)));
      if (part < 1) this.#frame = requestAnimationFrame(frame);
      else this.#motions = [];
    };
    this.#frame = requestAnimationFrame(frame);
  }
}

function easeOut(part: number): number {
  return 1 - (1 - part) ** 3;
}

function between(from: Geometry, to: Geometry, part: number): Geometry {
  return Object.fromEntries(Object.entries(to).map(([name, end]) => [name, (from[name] ?? end) + (end - (from[name] ?? end)) * part]));
}

function differs(a: Geometry, b: Geometry): boolean {
  return Object.entries(b).some(([name, value]) => a[name] !== value);
}

function apply(element: Element, geometry: Geometry): void {
  for (const [name, value] of Object.entries(geometry)) setAttribute(element, name, Math.round(value * 100) / 100);
}
