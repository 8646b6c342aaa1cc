import type { CalcAnswer } from '../core/analysis';
import { formatCount, formatExact, formatShape, mul, type Dim } from '../core/dim';
import { briefMessage } from './plain';
import type { Paint } from './terminal';

/** The answer of `convlens calc` as text. */
export function calcText(answer: CalcAnswer, paint: Paint): string {
  if (!answer.ok) return `${paint('error', `${answer.error.type}:`)} ${briefMessage(answer.error.message)}`;
  const { call, input, output, params, macs } = answer;
  const costs = [count(params, 'params'), count(macs, 'MACs'), count(macs === null ? null : mul(2, macs), 'FLOPs')];
  return [
    call,
    `input ${paint('input', formatShape(input, 'pretty'))} → output ${paint('output', formatShape(output, 'pretty'))}`,
    costs.join('   '),
  ].join('\n');
}

/** `118.0 M MACs (118,013,952)`; the exact number is shown only if the first is rounded. */
function count(value: Dim | null, unit: string): string {
  if (value === null) return `? ${unit}`;
  const [short, exact] = [formatCount(value), formatExact(value)];
  return `${short} ${unit}${typeof value === 'object' || short === exact ? '' : ` (${exact})`}`;
}
