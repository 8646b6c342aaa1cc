import assert from 'node:assert/strict';
import type { Chapter, Figure, Piece, Task } from '../../../../webview/tour/chapter';
import { CHAPTERS } from '../../../../webview/tour/chapters';
import { example, type ExampleSettings } from '../../../../webview/tour/example';
import { TOUR_TEXTS } from '../../../../webview/tour/texts';

/** How the panel stands with a layer in it. */
function standing(settings: ExampleSettings, input: readonly number[], position: readonly number[] = [0, 0], playing = false): Task {
  const { config, output, params } = example(settings, input);
  return { config, input, output, params, position, playing };
}

function chapter(id: string): Chapter {
  return CHAPTERS.find(each => each.id === id) ?? assert.fail(id);
}

function written(figure: Figure): string {
  return typeof figure === 'object' ? `(${figure.shape.join(', ')})` : String(figure);
}

/** A piece as the reader has it; fails where a place has no figure or a figure no place. */
function read(piece: Piece): string {
  if (piece.kind !== 'text') return piece.kind === 'formula' ? piece.formula : '';
  const text = TOUR_TEXTS[piece.text];
  const places = new Set([...text.matchAll(/\{(\d+)\}/g)].map(([, index]) => Number(index)));
  assert.deepEqual(
    [...places].sort(),
    piece.figures.map((_, index) => index),
    piece.text,
  );
  return text.replace(/\{(\d+)\}/g, (_, index: string) => written(piece.figures[Number(index)] ?? assert.fail()));
}

/** What answers each question, and what comes close and does not. */
const ANSWERS: Readonly<Record<string, { readonly right: Task; readonly wrong: readonly Task[]; readonly said: string }>> = {
  introduction: {
    right: standing({ in_channels: 3, out_channels: 8, kernel_size: 3 }, [3, 7, 7]),
    wrong: [standing({ in_channels: 8, out_channels: 4, kernel_size: 3 }, [8, 7, 7])],
    said: 'The output is now (8, 5, 5). Only the number of channels changed; the rows and columns stayed the same.',
  },
  kernel: {
    right: standing({ in_channels: 1, out_channels: 1, kernel_size: 3 }, [1, 7, 7], [2, 2]),
    wrong: [
      standing({ in_channels: 1, out_channels: 1, kernel_size: 3 }, [1, 7, 7], [2, 2], true),
      standing({ in_channels: 1, out_channels: 1, kernel_size: 3 }, [1, 7, 7], [2, 3]),
    ],
    said: 'Output (2, 2) reads rows 2 … 4 and columns 2 … 4. With stride 1 and no padding, the window starts at the same position as the output.',
  },
  parameters: {
    right: standing({ in_channels: 1, out_channels: 1, kernel_size: 3, bias: false }, [1, 7, 7]),
    wrong: [standing({ in_channels: 1, out_channels: 1, kernel_size: [9, 1], bias: false }, [1, 9, 9])],
    said: 'Only the 9 weights remain. Each output changed by the value of the bias.',
  },
  channels: {
    right: standing({ in_channels: 3, out_channels: 8, kernel_size: 3 }, [3, 7, 7]),
    wrong: [standing({ in_channels: 3, out_channels: 7, kernel_size: 3 }, [3, 7, 7])],
    said: '8 · 28 = 224: the number of parameters is proportional to the number of output channels.',
  },
  kernelSize: {
    right: standing({ in_channels: 1, out_channels: 1, kernel_size: [3, 5] }, [1, 7, 9]),
    wrong: [standing({ in_channels: 1, out_channels: 1, kernel_size: [5, 3] }, [1, 7, 9])],
    said: '3 rows and 5 columns: along each axis, input − kernel + 1 is 5.',
  },
  stride: {
    right: standing({ in_channels: 1, out_channels: 1, kernel_size: 3, stride: [1, 3] }, [1, 7, 7]),
    wrong: [standing({ in_channels: 1, out_channels: 1, kernel_size: 3, stride: [3, 1] }, [1, 7, 7])],
    said: 'The window moves 1 down and 3 to the right.',
  },
  padding: {
    right: standing({ in_channels: 1, out_channels: 1, kernel_size: 5, padding: 2 }, [1, 7, 7]),
    wrong: [standing({ in_channels: 1, out_channels: 1, kernel_size: 3, padding: 1 }, [1, 7, 7])],
    said: 'Padding 2: ⌊(7 + 2·2 − 1·(5−1) − 1) / 1⌋ + 1 = 7.',
  },
  dilation: {
    right: standing({ in_channels: 1, out_channels: 1, kernel_size: 3, dilation: 3 }, [1, 9, 9]),
    wrong: [
      standing({ in_channels: 1, out_channels: 1, kernel_size: 7 }, [1, 9, 9]),
      standing({ in_channels: 1, out_channels: 1, kernel_size: 3, dilation: [3, 2] }, [1, 9, 9]),
    ],
    said: 'Dilation 3. The wider window has fewer positions: the output is 3×3.',
  },
  groups: {
    right: standing({ in_channels: 4, out_channels: 4, kernel_size: 3, padding: 1, groups: 4 }, [4, 6, 6]),
    wrong: [standing({ in_channels: 1, out_channels: 4, kernel_size: 3 }, [1, 6, 6])],
    said: '4 groups: 36 weights, one slice for each output channel.',
  },
  outputSize: {
    right: standing({ in_channels: 3, out_channels: 64, kernel_size: 7, stride: 4, padding: 3, bias: false }, [3, 224, 224]),
    wrong: [standing({ in_channels: 3, out_channels: 64, kernel_size: 7, stride: [4, 2], padding: 3, bias: false }, [3, 224, 224])],
    said: '⌊(224 + 2·3 − 1·(7−1) − 1) / 4⌋ + 1 = 56.',
  },
};

/** The sentences with figures in them, as they are to read. */
const SENTENCES: Readonly<Record<string, readonly string[]>> = {
  introduction: ['A convolution turns one block into another: `nn.Conv2d(3, 4, 3)` turns (3, 7, 7) into (4, 5, 5).'],
  kernel: ['A 3×3 kernel has 5×5 positions on a 7×7 input, so the output is 5×5.'],
  parameters: ['A 3×3 kernel over one channel has 9 of them.', 'One kernel and its bias have 9 + 1 = 10 parameters.'],
  channels: [
    '4 outputs × 3 inputs need 12 slices of 3×3: 108 weights. With one bias for each output, that makes 112 parameters.',
    '`weight.shape` is `(4, 3, 3, 3)`',
  ],
  kernelSize: [
    '3×3 has 9, 5×5 has 25 and 7×7 has 49. Two 3×3 layers in a row also see 5×5, with 18 weights.',
    'On a 7×9 input, it has 3×8 positions.',
  ],
  stride: ['7×7 becomes 3×3, whereas stride 1 gives 5×5.', '81 MACs instead of 225.', 'An 8×8 input also gives 3×3'],
  padding: ['a 3×3 kernel on 7×7 takes 225 MACs without padding and 441 with padding 1.'],
  dilation: [
    'so 3 weights with dilation 2 span 5.',
    '9 weights, and 9 multiplications for each output',
    'dilations 1, 2 and 4 see 15×15 cells; without dilation, they see 7×7.',
  ],
  groups: [
    'Here, 4 inputs and 4 outputs form 2 groups. 8 of 16 slices remain, with 72 weights instead of 144, ' +
      'and the MACs shrink in proportion. `weight.shape` is `(4, 2, 3, 3)`',
  ],
  outputSize: ['With the numbers of this layer: ⌊(224 + 2·3 − 1·(7−1) − 1) / 2⌋ + 1 = 112.'],
};

const TASKS: Readonly<Record<string, string>> = {
  introduction: 'Give the output 8 channels.',
  kernel: 'Stop the window in the middle of the input.',
  parameters: 'Reduce the layer to 9 parameters, but keep the 3×3 kernel.',
  channels: 'Reach 224 parameters by changing only `out_channels`.',
  kernelSize: 'Choose a kernel size that gives an output of 5×5.',
  stride: 'Make the output 5×2 by using a different stride for each axis.',
  padding: 'This 5×5 kernel shrinks the output to 5×5. Use padding to make it 7×7 again.',
  dilation: 'Make the 3×3 kernel span 7×7 cells.',
  groups: 'Make the layer depthwise.',
  outputSize: 'Make the output 56×56.',
};

describe('the tour', () => {
  it('has the article’s ten chapters, in its order', () => {
    assert.deepEqual(
      CHAPTERS.map(({ title }) => TOUR_TEXTS[title]),
      [
        'Introduction',
        'Kernel',
        'Trainable parameters and bias',
        'Input and output channels',
        'Kernel size',
        'Stride',
        'Padding',
        'Dilation',
        'Groups',
        'Output size',
      ],
    );
  });

  for (const each of CHAPTERS) {
    const { right, wrong, said } = ANSWERS[each.id] ?? assert.fail(each.id);

    it(`asks in “${each.id}” what its own layer does not answer, and another does`, () => {
      const { config, input, output, params } = each.example;
      assert.equal(each.reached({ config, input, output, params, position: [0, 0], playing: false }), false, 'the example');
      assert.deepEqual(
        wrong.map(each.reached),
        wrong.map(() => false),
      );
      assert.equal(each.reached(right), true);
      assert.equal(read(each.answer(right)), said);
    });

    it(`tells figures in “${each.id}” that are right`, () => {
      const text = each.pieces.map(read).join('\n');
      for (const sentence of SENTENCES[each.id] ?? assert.fail()) assert(text.includes(sentence), `${sentence} in ${text}`);
      assert.equal(read(each.task), TASKS[each.id]);
      assert(read(each.hint).length > 0);
    });
  }

  it('tells the hints’ figures', () => {
    assert.equal(read(chapter('channels').hint), 'One output channel needs 27 weights and a bias.');
    assert.equal(read(chapter('parameters').hint), 'There are 9 weights. Turn off the bias.');
  });

  it('writes nothing in vain', () => {
    const used = new Set(
      CHAPTERS.flatMap(({ title, pieces, task, hint, answer, id }) => [
        title,
        ...[...pieces, task, hint, answer((ANSWERS[id] ?? assert.fail()).right)].flatMap(piece =>
          piece.kind === 'text' ? [piece.text] : [],
        ),
      ]),
    );
    const ofChapters = Object.keys(TOUR_TEXTS).filter(key => CHAPTERS.some(({ id }) => key.startsWith(id)));
    assert.deepEqual(
      ofChapters.filter(key => !used.has(key as keyof typeof TOUR_TEXTS)),
      [],
    );
  });
});
