import { convModule, kindNamed, type Arg, type ConvType } from '../../shape';
import { toArg } from '../argument';
import { stringOf } from '../convert';
import { Native } from '../vm';

/** `check_conv(type, *arguments)`, in the order of the constructor: raises what torch's constructor raises. Unknown arguments raise nothing. */
export const checkConv = new Native('check_conv', (m, [name, ...given]) => {
  const type = stringOf(name) as ConvType;
  const args: Record<string, Arg> = {};
  for (const [i, parameter] of kindNamed('convolution').parameters(type).entries()) args[parameter.name] = toArg(given[i] ?? null);
  const result = convModule(type, args);
  if (result.kind === 'error') throw m.exception(result.error.type, result.error.message);
  return null;
});
