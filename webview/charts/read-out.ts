import { formatCount, formatExact } from '../../src/core/dim';
import { formatSizes } from '../format';
import type { ChartPoint } from './chart';
import type { Quantity } from './costs';

/** Bytes in multiples of 1024, the unit in which memory is sold: `1.53 MiB`. */
export function formatBytes(bytes: number): string {
  let size = bytes;
  for (const unit of ['B', 'KiB', 'MiB', 'GiB']) {
    if (size < 1024) return `${unit === 'B' ? String(size) : size.toFixed(size < 10 ? 2 : 1)} ${unit}`;
    size /= 1024;
  }
  return `${size.toFixed(1)} TiB`;
}

/** Three digits: `0.042 ms`, `1.52 ms`, `152 ms`, `2.31 s`. */
export function formatTime(milliseconds: number): string {
  if (milliseconds >= 1000) return `${digits(milliseconds / 1000)} s`;
  return `${digits(milliseconds)} ms`;
}

function digits(value: number): string {
  if (value === 0) return '0';
  const places = Math.max(0, Math.min(3, 2 - Math.floor(Math.log10(value))));
  return value.toFixed(places);
}

/** A readable value of a quantity. For the output, the sizes are shown if they are known. */
export function formatQuantity(quantity: Quantity, value: number, point: ChartPoint | null = null): string {
  switch (quantity) {
    case 'params':
    case 'macs':
      return formatCount(Math.round(value));
    case 'output':
      return point ? formatSizes(point.costs.shape.slice(-point.layer.config.rank)) : formatCount(Math.round(value));
    case 'memory':
      return formatBytes(value);
    case 'time':
      return formatTime(value);
  }
}

/** The exact value, for the table; times as measured. */
export function formatExactly(quantity: Quantity, value: number, point: ChartPoint | null = null): string {
  if (quantity === 'time' || quantity === 'output') return formatQuantity(quantity, value, point);
  if (!Number.isSafeInteger(value)) return formatQuantity(quantity, value);
  return quantity === 'memory' ? `${formatExact(value)} B` : formatExact(value);
}

/** The label of a tick: as short as possible. */
export function formatTick(quantity: Quantity, value: number): string {
  const text = quantity === 'memory' ? formatBytes(value) : quantity === 'time' ? formatTime(value) : formatCount(Math.round(value));
  return text.replace(/(\.\d*?)0+(?= )/, (_, kept: string) => (kept === '.' ? '' : kept));
}
