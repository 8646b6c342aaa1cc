import { lessThan } from '../../dim';
import { printDim } from '../convert';
import { op } from '../registry';
import { defaultDType } from '../state';
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

for (const [name, own] of Object.entries(WINDOWS))
  op('windows', `${name}(M: int, *, ${own}sym: bool = True, ${FACTORY})`, c => {
    const count = c.int('M');
    if (lessThan(count, 0) === true) c.raise('ValueError', `${name} requires non-negative window length, got M=${printDim(count)}`);
    const dtype = dtypeOf(c) ?? defaultDType(c.m);
    if (dtype.name !== 'float32' && dtype.name !== 'float64')
      c.raise('ValueError', `${name} expects float32 or float64 dtypes, got: torch.${dtype.name}`);
    return made(c, [count], dtype);
  });
