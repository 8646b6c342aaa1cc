import * as l10n from '@vscode/l10n';
import type { SummaryPart, SummaryWord } from '../core/shape';

/** One part of a layer's summary, in the reader's language. */
export function configurationText(part: SummaryPart): string {
  return typeof part === 'string' ? part : TEXTS[part.word](part.value);
}

const TEXTS: Readonly<Record<SummaryWord, (value: string) => string>> = {
  'stride': value => l10n.t('stride {0}', value),
  'padding': value => l10n.t('padding {0}', value),
  'output padding': value => l10n.t('output padding {0}', value),
  'dilation': value => l10n.t('dilation {0}', value),
  'groups': value => l10n.t('groups {0}', value),
  'depthwise': value => l10n.t('depthwise, groups {0}', value),
  'no bias': () => l10n.t('no bias'),
  'padding not counted': () => l10n.t('padding not counted'),
  'divided by': value => l10n.t('divided by {0}', value),
  'jump': value => l10n.t('jump {0}', value),
  'for output i': value => l10n.t('{0} for output i', value),
  'the whole input': value => l10n.t('{0}, the whole input', value),
};
