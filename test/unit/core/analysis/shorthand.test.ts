import assert from 'node:assert/strict';
import { expandShorthand } from '../../../../src/core/analysis/shorthand';

describe('the short form of a layer', () => {
  const table: readonly [text: string, written: string | null][] = [
    ['3 64', 'nn.Conv2d(3, 64)'],
    ['3 64 k7 s2 p3', 'nn.Conv2d(3, 64, kernel_size=7, stride=2, padding=3)'],
    ['3,64,k7,s2', 'nn.Conv2d(3, 64, kernel_size=7, stride=2)'],
    ['  3   64\tk3  ', 'nn.Conv2d(3, 64, kernel_size=3)'],
    ['8 8 k3 d2 g8', 'nn.Conv2d(8, 8, kernel_size=3, dilation=2, groups=8)'],
    ['8 8 k=3 s=2', 'nn.Conv2d(8, 8, kernel_size=3, stride=2)'],
    ['3 8 k3x5', 'nn.Conv2d(3, 8, kernel_size=(3, 5))'],
    ['3 8 k3×5', 'nn.Conv2d(3, 8, kernel_size=(3, 5))'],
    ['conv3d 1 2 k1x2x3', 'nn.Conv3d(1, 2, kernel_size=(1, 2, 3))'],
    ['conv1d 4 2 k3', 'nn.Conv1d(4, 2, kernel_size=3)'],
    ['ConvTranspose2d 64 32 k4 s2 p1 op1', 'nn.ConvTranspose2d(64, 32, kernel_size=4, stride=2, padding=1, output_padding=1)'],
    ['nn.convtranspose1d 2 1 k2', 'nn.ConvTranspose1d(2, 1, kernel_size=2)'],
    ['3 8 k3 psame nobias', "nn.Conv2d(3, 8, kernel_size=3, padding='same', bias=False)"],
    ['3 8 k3 pvalid', "nn.Conv2d(3, 8, kernel_size=3, padding='valid')"],
    ['', null],
    ['3', null],
    ['3 x', null],
    ['-3 8 k3', null],
    ['3 8 7', null],
    ['3 8 q7', null],
    ['3 8 k', null],
    ['3 8 k3x', null],
    ['3 8 k1x2x3x4', null],
    ['3 8 pfull', null],
    ['linear 3 8', null],
    ['nn.Conv2d(3, 64, 7)', null],
  ];
  for (const [text, written] of table)
    it(`${JSON.stringify(text)} → ${written ?? 'is not in it'}`, () => {
      assert.equal(expandShorthand(text), written);
    });
});
