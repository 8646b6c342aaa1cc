import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { hex, mix, type PaintColour } from '../../../../webview/export/colour';
import { paint } from '../../../../webview/export/paint';
import { DARK, LIGHT, type Palette } from '../../../../webview/export/palette';
import { svgOf } from '../../../../webview/export/svg';
import { latex, tikzOf } from '../../../../webview/export/tikz';
import { assertGolden } from '../../../support/golden';
import { ONE_OF_EACH } from './scene';

const OPTIONS = { title: 'Conv2d & more', description: 'Conv2d(1, 1, 3) on (1, 5, 5)', transparent: false };

describe('a picture as SVG', () => {
  it('is the one kept, in light colours', () => {
    assertGolden('export/one-of-each-light.svg', svgOf(paint(ONE_OF_EACH, LIGHT), OPTIONS));
  });

  it('is the one kept, in dark colours', () => {
    assertGolden('export/one-of-each-dark.svg', svgOf(paint(ONE_OF_EACH, DARK), OPTIONS));
  });

  it('needs nothing else: no style sheet, no variable, no script, no address but the name space', () => {
    const text = svgOf(paint(ONE_OF_EACH, DARK), OPTIONS);
    assert.doesNotMatch(text, /class=|style|var\(|<script|color-mix|href/);
    assert.deepEqual(
      [...text.matchAll(/https?:[^"]+/g)].map(([address]) => address),
      ['http://www.w3.org/2000/svg'],
    );
    assert.deepEqual(
      [...text.matchAll(/url\(#(\w+)\)/g)].map(([, name]) => name).filter(name => !text.includes(`id="${name ?? ''}"`)),
      [],
    );
  });

  it('is named and described, with what the name holds escaped', () => {
    const text = svgOf(paint(ONE_OF_EACH, LIGHT), OPTIONS);
    assert.match(text, /<title id="title">Conv2d &amp; more<\/title>/);
    assert.match(text, /aria-labelledby="title description"/);
    assert.match(text, />input 5×5 &amp; &lt;more&gt;</);
  });

  it('leaves out the ground when it is to be transparent', () => {
    assert.match(svgOf(paint(ONE_OF_EACH, LIGHT), OPTIONS), /<rect width="100%" height="100%" fill="#ffffff"\/>/);
    assert.doesNotMatch(svgOf(paint(ONE_OF_EACH, LIGHT), { ...OPTIONS, transparent: true }), /100%" height/);
  });
});

describe('a picture as TikZ', () => {
  it('is the one kept', () => {
    assertGolden(
      'export/one-of-each.tex',
      tikzOf(paint(ONE_OF_EACH, LIGHT), { comment: ['Conv2d(1, 1, 3)\non (1, 5, 5)'], transparent: false }),
    );
  });

  it('defines every colour it uses, once', () => {
    const text = tikzOf(paint(ONE_OF_EACH, LIGHT), { comment: [], transparent: true });
    const defined = [...text.matchAll(/\\definecolor\{(\w+)\}/g)].map(([, name = '']) => name);
    const used = new Set([...text.matchAll(/(?:draw|fill|text|color)=(conv\w+)/g)].map(([, name = '']) => name));
    assert.deepEqual(defined.toSorted(), [...used].sort());
    assert.equal(defined.length, new Set(defined).size);
  });

  it('asks for Korean letters only where there are some', () => {
    const [first] = ONE_OF_EACH.labels;
    assert(first);
    const korean = { ...ONE_OF_EACH, labels: [{ ...first, text: '입력 5×5' }] };
    assert.match(tikzOf(paint(korean, LIGHT), { comment: [], transparent: false }), /\\usepackage\{kotex\}/);
    assert.doesNotMatch(tikzOf(paint(ONE_OF_EACH, LIGHT), { comment: ['한국어'], transparent: false }), /kotex/);
  });

  it('escapes what LaTeX would take for its own', () => {
    assert.equal(
      latex('50% of {a_b} & $c^d~#\\ 2×3 − 1'),
      '50\\% of \\{a\\_b\\} \\& \\$c\\textasciicircum{}d\\textasciitilde{}\\#\\textbackslash{} 2$\\times$3 $-$ 1',
    );
  });
});

describe('a palette', () => {
  const css = readFileSync('webview/style/theme.css', 'utf8');
  const block = (selector: string): string => css.split(`\n${selector} {`)[1]?.split('}')[0] ?? '';
  const value = (name: string, ...blocks: readonly string[]): string | undefined =>
    blocks.map(text => new RegExp(`--${name}: ([^;]+);`).exec(text)?.[1]).find(found => found !== undefined);

  for (const [name, palette, selector] of [
    ['light', LIGHT, 'body.vscode-light'],
    ['dark', DARK, 'body'],
  ] as const) {
    it(`${name} has the colours of the panel’s theme`, () => {
      const look = (variable: string): string | undefined => value(variable, block(selector), block('body'));
      const shown = {
        'in': palette.in,
        'k': palette.k,
        'k-text': palette.kText,
        'out': palette.out,
        'on-out': palette.onOut,
        'minus': palette.minus,
      } satisfies Record<string, PaintColour>;
      assert.deepEqual(
        Object.entries(shown).map(([variable, colour]) => [variable, hex(colour)]),
        Object.keys(shown).map(variable => [variable, look(variable)]),
      );
      assert.deepEqual(
        [palette.tint, palette.tintRead].map(part => `${String(Math.round(part * 100))}%`),
        [look('tint'), look('tint-read')],
      );
    });
  }

  it('keeps contrast: text 4.5 to 1, everything that carries meaning 3 to 1', () => {
    const luminance = (colour: PaintColour): number => {
      const [r = 0, g = 0, b = 0] = colour.map(part =>
        part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4,
      );
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const contrast = (a: PaintColour, b: PaintColour): number => {
      const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
      return (high + 0.05) / (low + 0.05);
    };
    const least = ({
      ground,
      ink,
      quiet,
      kText,
      minus,
      onOut,
      out,
      k,
      in: blue,
    }: Palette): { readonly text: number; readonly shapes: number } => ({
      text: Math.min(
        contrast(ink, ground),
        contrast(quiet, ground),
        contrast(kText, ground),
        contrast(minus, ground),
        contrast(onOut, out),
      ),
      shapes: Math.min(contrast(k, ground), contrast(out, ground), contrast(blue, ground)),
    });
    for (const palette of [LIGHT, DARK]) {
      const { text, shapes } = least(palette);
      assert.ok(text >= 4.5 && shapes >= 3, `${text.toFixed(2)} ${shapes.toFixed(2)}`);
    }
  });

  it('mixes as CSS does', () => {
    assert.equal(hex(mix([0, 114, 178], [255, 255, 255], 0.11)), '#e3eff7');
  });
});
