/** Letters of the short form, with torch's parameters. */
const LETTERS: Readonly<Record<string, string>> = {
  k: 'kernel_size',
  s: 'stride',
  p: 'padding',
  d: 'dilation',
  g: 'groups',
  op: 'output_padding',
};

/**
 * Expands the short form: `3 64 k7 s2 p3` becomes `nn.Conv2d(3, 64, kernel_size=7, stride=2, padding=3)`. It can begin with the
 * type of the layer (`ConvTranspose2d 64 32 k4 s2 p1`, `conv1d …`). Sizes per axis are written `k3x5`; `psame` and `nobias` are also
 * supported.
 * Null if the text is not in this form.
 */
export function expandShorthand(text: string): string | null {
  const words = text.trim().split(/[\s,]+/);
  const type = layerType(words[0] ?? '');
  const [input, output, ...options] = type === null ? words : words.slice(1);
  if (!/^\d+$/.test(input ?? '') || !/^\d+$/.test(output ?? '')) return null;
  const args = [input, output];
  for (const option of options) {
    const written = writeOption(option);
    if (written === null) return null;
    args.push(written);
  }
  return `nn.${type ?? 'Conv2d'}(${args.join(', ')})`;
}

function layerType(word: string): string | null {
  const match = /^(?:nn\.)?conv(transpose)?([123])d$/i.exec(word);
  return match ? `Conv${match[1] ? 'Transpose' : ''}${match[2] ?? ''}d` : null;
}

function writeOption(option: string): string | null {
  if (option === 'nobias') return 'bias=False';
  if (option === 'psame' || option === 'pvalid') return `padding='${option.slice(1)}'`;
  const match = /^(op|[kspdg])=?(\d+(?:[x×]\d+){0,2})$/.exec(option);
  const name = LETTERS[match?.[1] ?? ''];
  const sizes = match?.[2]?.split(/[x×]/) ?? [];
  if (name === undefined || sizes.length === 0) return null;
  return `${name}=${sizes.length === 1 ? (sizes[0] ?? '') : `(${sizes.join(', ')})`}`;
}
