import type { LayerView } from '../../src/protocol/panel';

/** True if two views of a layer have the same picture: the same configuration on the same input. */
export function sameSums(a: LayerView, b: LayerView): boolean {
  return (
    JSON.stringify([a.config, a.input, a.example?.input, a.numbers]) === JSON.stringify([b.config, b.input, b.example?.input, b.numbers])
  );
}
