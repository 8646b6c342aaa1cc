import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { convlens } from '../../support/cli';

const LAYER = 'nn.Conv2d(3, 64, 7)';

describe('wrong usage', () => {
  const table: readonly [args: readonly string[], message: string][] = [
    [[], 'convlens: Specify a command.'],
    [['frobnicate'], 'convlens: Unknown command: frobnicate.'],
    [['calc'], 'convlens calc: calc needs a layer, like "nn.Conv2d(3, 64, 7)".'],
    [['calc', 'nn.Conv2d(3,', '64, 7)'], 'convlens calc: calc takes one layer; put it in quotes.'],
    [['calc', LAYER, '--inptu', '1,3,8,8'], "convlens calc: Unknown option '--inptu'."],
    [['calc', LAYER, '--input', '1,3,-8,8'], 'convlens calc: A size cannot be negative: -8.'],
    [['calc', LAYER, '--batch'], 'convlens calc: With --batch, the layers and inputs are read from standard input.'],
    [
      ['calc', 'nn.Conv2d(3, 64, 7', '--input', '1,3,8,8'],
      'convlens calc: This is not complete Python. Enter a convolution layer, such as nn.Conv2d(3, 64, 7, stride=2, padding=3).',
    ],
    [['scan'], 'convlens scan: scan needs a file or a folder.'],
    [['scan', '--jsn', '.'], "convlens scan: Unknown option '--jsn'."],
  ];
  for (const [args, message] of table) {
    it(`convlens ${args.join(' ')} says what is wrong and exits with 2`, () => {
      const { code, stdout, stderr } = convlens(args);
      const command = message.startsWith(`convlens ${args[0] ?? ''}: `) ? ` ${args[0] ?? ''}` : '';
      assert.deepEqual([code, stdout, stderr], [2, '', `${message}\nSee convlens${command} --help.\n`]);
    });
  }

  it('is none where help is asked for too', () => {
    assert.equal(convlens(['calc', '--inptu', '--help']).code, 0);
  });

  it('of a size that is no size names it', () => {
    const { code, stderr } = convlens(['calc', LAYER, '--input', '1,3,8.5,8']);
    assert.equal(code, 2);
    assert.match(stderr, /^convlens calc: ".*8\.5.*" is not a size\. Enter a shape like 1,3,224,224 or N,3,H,W\.\n/);
  });
});

describe('exit codes', () => {
  const table: readonly [what: string, args: readonly string[], code: number][] = [
    ['a layer that works', ['calc', LAYER, '--input', '1,3,8,8'], 0],
    ['a shape error', ['calc', LAYER, '--input', '1,4,8,8'], 1],
    ['a configuration error', ['calc', 'nn.Conv2d(3, 64, 7, groups=2)', '--input', '1,3,8,8'], 1],
    ["an error in the call's Python", ['calc', 'nn.Conv2d(3, 64, k)', '--input', '1,3,8,8'], 1],
    ['a folder to scan', ['scan', 'media/samples'], 0],
    ['a path to scan that is not there', ['scan', 'no/such/path'], 2],
  ];
  for (const [what, args, code] of table)
    it(`${what}: ${String(code)}`, () => {
      assert.equal(convlens(args).code, code);
    });
});

describe('every command', () => {
  const names = [...convlens(['--help']).stdout.matchAll(/^(?!--)([a-z-]+) {2,}\S/gm)].map(([, name = '']) => name);
  const guide = readFileSync('docs/command-line.md', 'utf8');

  it('is listed', () => {
    assert.ok(names.includes('calc') && names.includes('summary'), names.join(' '));
  });
  for (const name of names)
    it(`${name} has help, and a row and a section in docs/command-line.md`, () => {
      assert.match(convlens([name, '--help']).stdout, new RegExp(`^convlens ${name}\\b`));
      assert.match(guide, new RegExp(`^\\| \`convlens ${name}\\b`, 'm'));
      assert.match(guide, new RegExp(`^## ${name}$`, 'm'));
    });
});
