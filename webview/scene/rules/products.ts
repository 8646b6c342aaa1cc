import { inputChannels } from '../../../src/core/forward';
import { numberText } from '../../format';
import { t } from '../../strings';
import { tv } from '../say';
import type { RuleLook } from './rule-look';

/** Products with the weights of a kernel, added up. */
export const productsLook: RuleLook<{ readonly kind: 'sum' }> = {
  hasWeights: true,
  takesOne: false,
  pointed: 'pointWeight',
  tooMany: count => t('tooManyProducts', count),
  windowTitle: sizes => t('kernelTitle', sizes),
  windowSubtitle: (_rule, channel, outChannel) => t('joins', channel, outChannel),
  volumeSubtitle: (_rule, volume, { outChannel, inChannel }) =>
    volume.rank === 3 ? t('joins', inputChannels(volume, outChannel).from + inChannel, outChannel) : tv('makesChannel', outChannel),
  countsPadding: () => true,
  paddingValue: () => 0,
  spelledOut: (terms, slice) => terms.filter(tap => tap.kernel[0] === slice),
  isLit: ({ turn }) => turn === 'lit',
  spelling: () => null,
  narrate: ({ channel: outChannel, result, chosen, channels }, at) => {
    const { channel, sum: gives, running } = chosen;
    const parts = [at, outChannel, numberText(result), channel, numberText(gives)];
    return channels.length > 1 ? t('narrationMore', ...parts, numberText(running)) : t('narration', ...parts);
  },
};
