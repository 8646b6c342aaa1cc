import { lessThan } from '../../dim';
import type { Call } from '../call';
import { printDim } from '../convert';
import { op } from '../registry';
import { defaultDType } from '../state';
import { PyList, PyTuple, repr, str, Unknown } from '../vm';
import { dtypeOf, FACTORY, made } from './factory';

/** The windows of torch.signal.windows, with the parameters that each has of its own. */
const WINDOWS: Readonly<Record<string, string>> = {
  bartlett: '',
  blackman: '',
  cosine: '',
  exponential: 'center: number = None, tau: number = 1.0, ',
  gaussian: 'std: number = 1.0, ',
  general_cosine: 'a, ',
  general_hamming: 'alpha: number = 0.54, ',
  hamming: '',
  hann: '',
  kaiser: 'beta: number = 12.0, ',
  nuttall: '',
};

/** The windows that are sums of cosines name the general one in their messages. */
const OF_COSINES = ['hamming', 'hann', 'general_hamming', 'nuttall'];

function refuse(c: Call, name: string): void {
  const value = (parameter: string): number | null => (c.signature.positions.has(parameter) ? c.float(parameter) : null);
  const layout = c.value('layout');
  if (layout !== null && !(layout instanceof Unknown) && repr(c.m, layout) !== 'torch.strided')
    c.raise(
      'ValueError',
      `${OF_COSINES.includes(name) ? 'general_cosine' : name} is implemented for strided tensors only, got: ${str(c.m, layout) as string}`,
    );
  const [tau, std, beta] = [value('tau'), value('std'), value('beta')];
  if (tau !== null && tau <= 0) c.raise('ValueError', `Tau must be positive, got: ${String(tau)} instead.`);
  if (std !== null && std <= 0) c.raise('ValueError', `Standard deviation must be positive, got: ${String(std)} instead.`);
  if (beta !== null && beta < 0) c.raise('ValueError', `beta must be non-negative, got: ${String(beta)} instead.`);
  if (name === 'exponential' && c.value('center') !== null && c.value('sym') === true)
    c.raise('ValueError', 'Center must be None for symmetric windows');
  if (name !== 'general_cosine') return;
  const coefficients = c.value('a');
  if (!(coefficients instanceof PyList || coefficients instanceof PyTuple || coefficients instanceof Unknown))
    c.raise('TypeError', 'Coefficients must be a list/tuple');
  if (c.items('a').length === 0) c.raise('ValueError', 'Coefficients cannot be empty');
}

for (const [name, own] of Object.entries(WINDOWS))
  op('windows', `${name}(M: int, *, ${own}sym: bool = True, ${FACTORY})`, c => {
    refuse(c, name);
    const count = c.int('M');
    if (lessThan(count, 0) === true) c.raise('ValueError', `${name} requires non-negative window length, got M=${printDim(count)}`);
    const dtype = dtypeOf(c) ?? defaultDType(c.m);
    if (dtype.name !== 'float32' && dtype.name !== 'float64')
      c.raise('ValueError', `${name} expects float32 or float64 dtypes, got: torch.${dtype.name}`);
    return made(c, [count], dtype);
  });
