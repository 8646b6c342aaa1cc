import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatOperand, numberText } from '../../../webview/format';
import { ENGLISH, setTranslations, t } from '../../../webview/strings';

describe('strings', () => {
  afterEach(() => {
    setTranslations({});
  });

  it('fills places by number', () => {
    assert.equal(t('position', '0, 1', '28×28'), 'output (0, 1) of 28×28');
    setTranslations({ [ENGLISH.position]: '{1} 중 출력 ({0})' });
    assert.equal(t('position', '0, 1', '28×28'), '28×28 중 출력 (0, 1)');
  });

  it('stays English where there is no translation', () => {
    setTranslations({ 'Something else': 'x' });
    assert.equal(t('loop'), 'Loop');
  });

  it('has no text that is never shown', () => {
    const sources = readdirSync('webview', { recursive: true, encoding: 'utf8' }).filter(
      file => file.endsWith('.ts') && file !== 'strings.ts',
    );
    const used = sources.map(file => readFileSync(join('webview', file), 'utf8')).join('\n');
    assert.deepEqual(
      Object.keys(ENGLISH).filter(key => !used.includes(`'${key}'`)),
      [],
    );
  });

  it('has texts that are whole and friendly', () => {
    for (const [key, text] of Object.entries(ENGLISH)) {
      assert.equal(text, text.trim(), key);
      assert(text.length > 0 && !text.includes('!'), key);
    }
  });
});

describe('numbers', () => {
  it('have a true minus sign, and parentheses after an operator', () => {
    assert.deepEqual([3, 0, -0, -12].map(numberText), ['3', '0', '0', '−12']);
    assert.deepEqual([3, -12].map(formatOperand), ['3', '(−12)']);
  });
});
