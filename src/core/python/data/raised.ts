/** A Python exception as data: what an operation gives that Python would refuse. The machine throws it, the survey says it is unknown. */
export class Raised {
  constructor(
    /** The builtin class: `ZeroDivisionError`. */
    readonly type: string,
    readonly message: string,
  ) {}
}
