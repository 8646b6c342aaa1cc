import { add, isInt, mul, type Dim } from '../../dim';
import { Unknown, type Value } from '../../python/data';
import { numel, Tensor, tensorsMade, type Operation, type Storage } from '../../torch';
import { tensorsIn } from './tensors-in';

/** The memory of a forward's tensors in bytes, without parameters and buffers. */
export interface Activations {
  /** All memory that the forward allocates, however long it is used: roughly what training keeps for the backward pass. */
  readonly total: Dim | null;
  /**
   * The maximum needed at one time if each tensor is freed after its last use while the caller keeps the input: what inference needs.
   * It does not include the workspace of kernels. Null if sizes are not numbers.
   */
  readonly peak: Dim | null;
}

interface Life {
  readonly bytes: Dim | null;
  readonly from: number;
  to: number;
}

/** Tracks which memory the operations of a forward use, and for how long. Tensors that share memory count once. */
export class MemoryLog {
  private readonly lives = new Map<Storage, Life>();
  private time = 0;
  private begun: number | null = null;
  private isComplete = true;

  /** The forward starts with these arguments. */
  begin(args: readonly Value[]): void {
    for (const tensor of tensorsIn(args)) this.lives.set(tensor.storage, { bytes: bytesOf(tensor), from: 0, to: Infinity });
    this.begun = tensorsMade();
  }

  operated({ name, inputs }: Operation, result: Value): void {
    if (this.begun === null) return;
    if (result instanceof Unknown) this.isComplete = false;
    this.time++;
    if (name === 'assign') this.forgetTemporary(inputs, result);
    for (const { storage } of tensorsIn(inputs)) this.use(storage);
    for (const tensor of tensorsIn([result])) {
      if (this.lives.has(tensor.storage)) this.use(tensor.storage);
      else if (tensor.serial > this.begun) this.lives.set(tensor.storage, { bytes: bytesOf(tensor), from: this.time, to: this.time });
    }
  }

  /**
   * A tensor that is computed only to be written into another one needs no memory of its own; it was created at most two notifications ago.
   */
  private forgetTemporary(inputs: readonly Value[], target: Value): void {
    for (const { storage } of tensorsIn(inputs)) {
      const isOwn = target instanceof Tensor && target.storage === storage;
      if (!isOwn && (this.lives.get(storage)?.from ?? -Infinity) >= this.time - 2) this.lives.delete(storage);
    }
  }

  /** @param output the result of the forward, which is kept until the end */
  result(output: Value): Activations {
    for (const { storage } of tensorsIn([output])) {
      const life = this.lives.get(storage);
      if (life) life.to = Infinity;
    }
    const lives = [...this.lives.values()];
    const made = lives.filter(({ from }) => from > 0);
    const total = made.reduce<Dim | null>((sum, { bytes }) => (sum === null || bytes === null ? null : add(sum, bytes)), 0);
    return this.isComplete && this.begun !== null ? { total, peak: peakOf(lives) } : { total: null, peak: null };
  }

  private use(storage: Storage): void {
    const life = this.lives.get(storage);
    if (life) life.to = Math.max(life.to, this.time);
  }
}

function peakOf(lives: readonly Life[]): Dim | null {
  const changes: { readonly time: number; readonly bytes: bigint }[] = [];
  for (const { bytes, from, to } of lives) {
    if (bytes === null || !isInt(bytes)) return null;
    changes.push({ time: from, bytes: BigInt(bytes) }, { time: to + 0.5, bytes: -BigInt(bytes) });
  }
  let [now, peak] = [0n, 0n];
  for (const { bytes } of changes.sort((a, b) => a.time - b.time)) {
    now += bytes;
    if (now > peak) peak = now;
  }
  return peak <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(peak) : peak;
}

function bytesOf({ shape, dtype }: Tensor): Dim | null {
  return shape && mul(numel(shape), dtype.size);
}
