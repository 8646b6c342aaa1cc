import { convMacs, convModule, convOutput, convParams, type ConvType } from '../../src/core/shape';
import { convTruth, decodeArgs, isFunctional } from '../unit/core/shape/truth';
import { median } from './median';

const ROUNDS = 9;

/** How many layers of PyTorch's truth file are calculated in a second: configuration, output, parameters and cost, or the error. */
const cases = convTruth().cases.flatMap(each =>
  each.args && !isFunctional(each) ? [{ type: each.type as ConvType, args: decodeArgs(each.args), input: each.input }] : [],
);

function round(): number {
  const begun = performance.now();
  let known = 0;
  for (const { type, args, input } of cases) {
    const config = convModule(type, args);
    if (config.kind !== 'ok') continue;
    const output = convOutput(config.value, input);
    if (output.kind !== 'ok') continue;
    convMacs(config.value, input, output.value);
    if (convParams(config.value) !== null) known++;
  }
  if (known === 0) throw new Error('No layer was worked out.');
  return (1000 * cases.length) / (performance.now() - begun);
}

for (let i = 0; i < 3; i++) round();
const rates = Array.from({ length: ROUNDS }, round);
console.log(
  `calc, in process: ${Math.round(median(rates)).toLocaleString('en')} layers a second (median of ${ROUNDS} over ` +
    `${cases.length.toLocaleString('en')} layers; least ${Math.round(Math.min(...rates)).toLocaleString('en')})`,
);
