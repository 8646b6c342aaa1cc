/** Python's `//`. */
export function trueFloorDivide(a: number, b: number): number {
  return b === 0 ? a / b : Math.floor(a / b);
}
