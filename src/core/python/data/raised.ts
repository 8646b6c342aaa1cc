/** A Python exception as data: the result of an operation that Python would reject. The machine throws it, the survey makes it unknown. */
export class Raised {
  constructor(
    /** The builtin class: `ZeroDivisionError`. */
    readonly type: string,
    readonly message: string,
  ) {}
}
