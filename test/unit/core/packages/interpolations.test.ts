import assert from 'node:assert/strict';
import type { PythonParser } from '../../../../src/core/python/syntax';
import { partsOfList, printedFor } from '../../../support/many-texts';
import { createParser } from '../../../support/parser';
import { readTruth } from '../../../support/truth';

interface Text {
  readonly text: string;
  readonly value?: string;
  readonly error?: string;
}

const { cases } = readTruth<unknown, Text>('interpolations');
const PER_RUN = 400;

const PROGRAM = `
from omegaconf import OmegaConf
OmegaConf.register_new_resolver('show', lambda *arguments: repr(arguments))
OmegaConf.register_new_resolver('add', lambda *arguments: sum(arguments))
FIELDS = {'a': 1, 'b': {'c': 'x', 'e': 2}, 'e': 3, 'l': [10, '\${a}'], 'n': None, 'm': '???'}
for text in CASES:
    try:
        print(repr(OmegaConf.create({**FIELDS, 't': text}).t), end=END)
    except Exception as error:
        print('raises', type(error).__name__, end=END)
`;

describe('interpolations, as omegaconf resolves them', () => {
  let parser: PythonParser;
  before(async () => {
    parser = await createParser();
  });
  for (const { name, part } of partsOfList(cases, PER_RUN)) {
    it(name, () => {
      const texts = part.map(({ text }) => text);
      const printed = printedFor(parser, texts, PROGRAM);
      assert.deepEqual(
        texts.map((text, i) => [text, printed[i]]),
        part.map(({ text, value, error = '' }) => [text, value ?? `raises ${error}`]),
      );
    });
  }
});
