import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as l10n from '@vscode/l10n';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { hoverAt } from '../../../src/server/features/hover';
import { Settings } from '../../../src/server/settings';
import { setTranslations, t } from '../../../webview/strings';
import { createAnalyzer } from '../../support/parser';

const table = JSON.parse(readFileSync(join(process.cwd(), 'media', 'l10n', 'bundle.l10n.ko.json'), 'utf8')) as Record<string, string>;

describe('in Korean', () => {
  before(() => {
    l10n.config({ contents: table });
    setTranslations(table);
  });
  after(() => {
    l10n.config({ contents: {} });
    setTranslations({});
  });

  it('the hover is Korean, and its figures stand in one column, where a letter takes two', async () => {
    const document = TextDocument.create(
      'file:///korean.py',
      'python',
      1,
      'from torch import nn\nnn.Conv2d(3, 64, 7, stride=2, padding=3)',
    );
    const hover = hoverAt(
      { line: 1, character: 4 },
      { document, analyzer: await createAnalyzer(), settings: new Settings({}), isCancelled: () => false },
    );
    const { value } = hover?.contents as { value: string };
    const figures = value.split('\n').filter(line => /^(출력 크기|파라미터|MACs|FLOPs|수용 영역) /.test(line));
    assert.deepEqual(
      figures.map(line => line.split(/ {2,}/)[0]),
      ['출력 크기', '파라미터', 'MACs', 'FLOPs', '수용 영역'],
    );
    const columns = figures.map(line => {
      const before = line.slice(0, /(?<= {2})\S/.exec(line)?.index);
      return before.length + (before.match(/[가-힣]/g) ?? []).length;
    });
    assert.equal(new Set(columns).size, 1, figures.join('\n'));
    assert.ok(value.includes('224×224 기준: (1, 64, 112, 112)') && value.includes('[시각화 열기]'), value);
  });

  it('so is the panel', () => {
    assert.equal(t('follow'), '커서 따라가기');
    assert.equal(t('position', '0, 1', '28×28'), '출력 (0, 1) / 28×28');
  });
});
