import assert from 'node:assert/strict';
import { LibraryModule, LibraryName } from '../../../../src/core/python/survey';
import { calleeNames, calleeOfKind, torchLibrary, type LayerCallee } from '../../../../src/core/torch';

const convolutionNames = calleeNames('convolution');
const poolingNames = [...calleeNames('pooling'), ...calleeNames('adaptive'), ...calleeNames('power')];

function convolution(path: string): LayerCallee<'convolution'> | undefined {
  return calleeOfKind('convolution', path);
}

/** What an attribute is, and the path it is documented under. */
function attribute(path: string, name: string): string {
  const value = torchLibrary.attribute(path, name);
  if (value instanceof LibraryModule) return `module ${value.path}`;
  return value instanceof LibraryName ? `${value.type} ${value.path}` : 'nothing';
}

describe('names of torch', () => {
  const table: readonly [path: string, name: string, expected: string][] = [
    ['torch', 'nn', 'module torch.nn'],
    ['torch.nn', 'functional', 'module torch.nn.functional'],
    ['torch.nn', 'Conv2d', 'class torch.nn.Conv2d'],
    ['torch.nn', 'LazyConvTranspose3d', 'class torch.nn.LazyConvTranspose3d'],
    ['torch.nn.modules', 'Conv2d', 'class torch.nn.Conv2d'],
    ['torch.nn.modules.conv', 'ConvTranspose1d', 'class torch.nn.ConvTranspose1d'],
    ['torch.nn.functional', 'conv2d', 'function torch.nn.functional.conv2d'],
    ['torch.nn', 'MaxPool2d', 'class torch.nn.MaxPool2d'],
    ['torch.nn.modules.pooling', 'AvgPool1d', 'class torch.nn.AvgPool1d'],
    ['torch.nn.modules.pooling', 'Conv2d', 'object torch.nn.modules.pooling.Conv2d'],
    ['torch.nn.modules.conv', 'MaxPool2d', 'object torch.nn.modules.conv.MaxPool2d'],
    ['torch.nn.modules.pooling', 'AdaptiveAvgPool2d', 'class torch.nn.AdaptiveAvgPool2d'],
    ['torch.nn.functional', 'adaptive_max_pool3d', 'function torch.nn.functional.adaptive_max_pool3d'],
    ['torch.nn', 'LPPool3d', 'class torch.nn.LPPool3d'],
    ['torch.nn.functional', 'max_pool2d', 'function torch.nn.functional.max_pool2d'],
    ['torch', 'conv_transpose3d', 'function torch.conv_transpose3d'],
    ['torch.nn', 'conv2d', 'object torch.nn.conv2d'],
    ['torch', 'Conv2d', 'object torch.Conv2d'],
    ['torch.nn.functional', 'Conv2d', 'object torch.nn.functional.Conv2d'],
    ['torch.nn', 'Linear', 'object torch.nn.Linear'],
    ['torchvision', 'Conv2d', 'nothing'],
    ['torches.nn', 'Conv2d', 'nothing'],
  ];
  for (const [path, name, expected] of table)
    it(`${path}.${name} is ${expected}`, () => {
      assert.equal(attribute(path, name), expected);
    });

  it("modules are torch's own only", () => {
    assert.deepEqual(
      ['torch', 'torch.nn', 'torch.anything', 'torchvision', 'torc'].map(path =>
        torchLibrary.module(path) instanceof LibraryModule ? 'module' : undefined,
      ),
      ['module', 'module', 'module', undefined, undefined],
    );
  });

  it('star imports bring what a module has of them', () => {
    const conv = convolutionNames.filter(name => /^(?:Lazy)?Conv/.test(name));
    const pool = poolingNames.filter(name => /^(?:(?:Adaptive)?(?:Max|Avg)|LP)/.test(name));
    assert.deepEqual(torchLibrary.exports('torch.nn.functional'), [
      ...convolutionNames.filter(name => name.startsWith('conv')),
      ...poolingNames.filter(name => /^(?:(?:adaptive_)?(?:max|avg)|lp)/.test(name)),
    ]);
    assert.deepEqual(torchLibrary.exports('torch.nn'), [...conv, ...pool]);
    assert.deepEqual(torchLibrary.exports('torch.nn.modules.conv'), conv);
    assert.deepEqual(torchLibrary.exports('torch.nn.modules.pooling'), pool);
    assert.deepEqual(torchLibrary.exports('os'), []);
  });

  it('there are twelve layers and six functions', () => {
    assert.equal(new Set(convolutionNames).size, 18);
    assert.equal(convolutionNames.filter(name => convolution(`torch.nn.${name}`)?.kind === 'module').length, 12);
    assert.equal(convolutionNames.filter(name => convolution(`torch.${name}`)?.kind === 'function').length, 6);
  });
});
