import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ModelAnalyzer, summaryJson, type ModelRun } from '../../../../../src/core/analysis';
import { nodeFiles, type DataFiles } from '../../../../../src/host';
import { parserBytes } from '../../../../support/parser';

const PROGRAM = `
import importlib.resources
import os
import pkgutil
from pathlib import Path
from torch import nn
HERE = os.path.dirname(os.path.abspath(__file__))
def width(path):
    with open(path) as file:
        return nn.Conv2d(3, int(file.read().split('=')[1]), 3)
def written(path):
    with open(path, 'w') as file:
        file.write('width=9')
    return width(path)
def written_as(path, other):
    open(path, 'w').close()
    return width(other)
def written_in_a_branch(path):
    with open(path, 'w') as file:
        file.write('width=4')
    if unknown_library.flag:
        with open(path, 'w') as file:
            file.write('width=9')
    return width(path)
def written_in_both(path):
    if unknown_library.flag:
        Path(path).write_text('width=9')
    else:
        Path(path).write_text('width=' + '9')
    return width(path)
def written_by(write, path):
    write(path)
    return width(path)
def dumped(path):
    with open(path, 'w') as file:
        file.write('width=9')
        unknown_library.dump(file)
    return width(path)
def unclosed(path):
    file = open(path, 'w')
    file.write('width=9')
    return width(path)
def listed(folder):
    Path(folder, 'third.cfg').write_text('')
    return nn.Conv2d(3, len(os.listdir(folder)), 3)
def created(path):
    unknown_library.download(path)
    return width(path)
def there(path):
    return nn.Conv2d(3, 8 if os.path.exists(path) else 16, 3)
def packaged():
    text = pkgutil.get_data('package', 'data/net.cfg').decode()
    assert text == (importlib.resources.files('package') / 'data' / 'net.cfg').read_text()
    return nn.Conv2d(3, int(text.split('=')[1]), 3)
import logging
import shutil
import torch
import numpy
import yaml
import unknown_library
`;

describe('data files of a program', () => {
  let folder: string;
  /** What was opened or listed, with all links followed. */
  const opened: string[] = [];
  let run: (model: string, file?: string) => ModelRun;

  before(async () => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'convlens-data-')));
    for (const name of ['project/package/data', 'project/configs', 'outside', 'library'])
      mkdirSync(join(folder, name), { recursive: true });
    const files = {
      'project/model.py': PROGRAM,
      'project/package/__init__.py': '',
      'project/package/data/net.cfg': 'width=8',
      'project/net.cfg': 'width=8',
      'project/large.cfg': `width=8${' '.repeat(1_000_000)}`,
      'outside/net.cfg': 'width=8',
      'library/net.cfg': 'width=8',
    };
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    symlinkSync(join(folder, 'outside/net.cfg'), join(folder, 'project/link.cfg'));
    symlinkSync(join(folder, 'outside'), join(folder, 'project/linked'));
    symlinkSync(join(folder, 'project/net.cfg'), join(folder, 'project/inner.cfg'));
    symlinkSync(join(folder, 'nowhere'), join(folder, 'project/dangling.cfg'));
    symlinkSync(join(folder, 'project'), join(folder, 'alias'));
    const files_ = nodeFiles();
    const data: DataFiles = {
      ...files_.data,
      bytes: (real, limit) => {
        opened.push(real);
        return files_.data.bytes(real, limit);
      },
      names: real => {
        opened.push(real);
        return files_.data.names(real);
      },
    };
    const analyzer = await ModelAnalyzer.create(parserBytes, { ...files_, data });
    run = (model, file = 'project/model.py') =>
      analyzer.run(
        { file: join(folder, file), module: null, pythonPath: [join(folder, 'library')] },
        { model, call: null, inputs: [[1, 3, 8, 8]], training: false },
      );
  });
  after(() => {
    rmSync(folder, { recursive: true });
  });

  const output = (model: string, file?: string): unknown => (summaryJson(run(model, file)) as { output: unknown }).output;
  const KNOWN = [1, 8, 6, 6];

  it('are read below the folder of the program and below the search path', () => {
    for (const model of [
      `width(os.path.join(HERE, 'net.cfg'))`,
      `width(HERE + '/configs/../net.cfg')`,
      `width(HERE + '/inner.cfg')`,
      `width('net.cfg')`,
      `width('./package/data/net.cfg')`,
      `width(Path(__file__).parent / 'net.cfg')`,
      `width(Path(__file__).resolve().parent / 'net.cfg')`,
      `width(os.path.realpath(__file__)[:-len('model.py')] + 'net.cfg')`,
      `width(${JSON.stringify(join(folder, 'library/net.cfg'))})`,
      'packaged()',
    ])
      assert.deepEqual(output(model), KNOWN, model);
  });

  it('are read through a link to the whole project', () => {
    assert.deepEqual(output(`width(os.path.join(HERE, 'net.cfg'))`, 'alias/model.py'), KNOWN);
    assert.deepEqual(output(`width(Path(__file__).resolve().parent / 'net.cfg')`, 'alias/model.py'), KNOWN);
  });

  it('are not opened outside, and the reason says so', () => {
    opened.length = 0;
    const cases: readonly (readonly [string, RegExp])[] = [
      [`width(${JSON.stringify(join(folder, 'outside/net.cfg'))})`, /outside the folders that are analyzed$/],
      [`width(HERE + '/../outside/net.cfg')`, /outside the folders/],
      [`width('../outside/net.cfg')`, /outside the folders/],
      [`width(HERE + '/link.cfg')`, /outside the folders/],
      [`width('linked/net.cfg')`, /outside the folders/],
      [`width(HERE + '/linked/../net.cfg')`, /outside the folders/],
      [`width(HERE + '/dangling.cfg')`, /is not a regular file/],
      [`width('/dev/zero')`, /outside the folders/],
      [`width('/etc/passwd')`, /outside the folders/],
      [`width(Path.home() / '.ssh/config')`, /the home directory is unknown/],
      [`width(os.path.expanduser('~/net.cfg'))`, /the home directory is unknown/],
      [`width(os.listdir(HERE + '/linked')[0])`, /outside the folders/],
      [`width(0)`, /files that are opened by number are not modelled/],
      [`width(HERE + '/net.cfg\\0')`, /the path of a file is not valid/],
    ];
    for (const [model, reason] of cases) {
      const { ok, output: shape, problems, unknown } = run(model);
      assert.deepEqual({ ok, problems }, { ok: true, problems: [] }, model);
      assert.notDeepEqual(shape, KNOWN, model);
      assert.match(unknown[0]?.reason ?? '', reason, model);
    }
    assert.deepEqual(opened, []);
  });

  it('are not read if they are large', () => {
    assert.match(run(`width(HERE + '/large.cfg')`).unknown[0]?.reason ?? '', /is larger than 1 MB or cannot be read$/);
  });

  it('are missing only where Python would certainly not find them', () => {
    const { problems } = run(`width(HERE + '/absent.cfg')`);
    const path = join(folder, 'project/absent.cfg');
    assert.deepEqual(
      problems.map(({ type, message, line }) => ({ type, message, line })),
      [{ type: 'FileNotFoundError', message: `[Errno 2] No such file or directory: '${path}'`, line: 9 }],
    );
    assert.equal(run(`width(HERE)`).problems[0]?.type, 'IsADirectoryError');
    assert.deepEqual(output(`there(HERE + '/absent.cfg')`), [1, 16, 6, 6]);
    for (const model of [`width('absent.cfg')`, `created(HERE + '/absent.cfg')`]) assert.deepEqual(run(model).problems, [], model);
  });

  it('are what the program has written to them, or unknown', () => {
    assert.deepEqual(output(`written(HERE + '/net.cfg')`), [1, 9, 6, 6]);
    assert.deepEqual(output(`written('/nowhere/net.cfg')`), [1, 9, 6, 6], 'outside the folders');
    assert.deepEqual(output(`written_in_both(HERE + '/net.cfg')`), [1, 9, 6, 6]);
    assert.deepEqual(output(`written_by(lambda path: shutil.copy(HERE + '/inner.cfg', path), HERE + '/large.cfg')`), KNOWN);
    assert.deepEqual(output(`listed(HERE + '/package')`), [1, 3, 6, 6]);
    for (const model of [`written_as('net.cfg', HERE + '/net.cfg')`, `written_as(HERE + '/inner.cfg', 'net.cfg')`])
      assert.equal(run(model).problems[0]?.type, 'IndexError', model);
    for (const model of [
      `written_in_a_branch(HERE + '/net.cfg')`,
      `written_by(lambda path: torch.save({}, path), HERE + '/net.cfg')`,
      `written_by(lambda path: torch.save({}, open(path, 'wb')), HERE + '/net.cfg')`,
      `written_by(lambda path: torch.hub.download_url_to_file('http://x', path), HERE + '/net.cfg')`,
      `written_by(logging.FileHandler, HERE + '/net.cfg')`,
      `written_by(lambda path: logging.basicConfig(filename=path), HERE + '/net.cfg')`,
      `written_by(lambda path: numpy.save(open(path, 'wb'), numpy.zeros(3)), HERE + '/net.cfg')`,
      `written_by(lambda path: numpy.savetxt(path, [1]), HERE + '/net.cfg')`,
      `written_by(lambda path: yaml.dump({}, open(path, 'w')), HERE + '/net.cfg')`,
      `written_by(lambda path: shutil.rmtree(HERE), HERE + '/net.cfg')`,
      `dumped(HERE + '/net.cfg')`,
      `unclosed(HERE + '/net.cfg')`,
    ])
      assert.match(
        run(model)
          .unknown.map(({ reason }) => reason)
          .join('\n'),
        /is written by the program$/m,
        model,
      );
    assert.deepEqual(output(`width('net.cfg')`), KNOWN);
  });
});
