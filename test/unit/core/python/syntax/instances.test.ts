import assert from 'node:assert/strict';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import instantiate from 'instance:web-tree-sitter';
import type { Parser } from 'web-tree-sitter';
import { parserBytes } from '../../../../support/parser';

/** What Emscripten makes of the options it is given: the module itself. */
type Module = { wasmBinary: Uint8Array; HEAPU8?: Uint8Array };

async function start(): Promise<{ readonly parser: Parser; readonly memory: Uint8Array }> {
  const { Parser, Language } = instantiate();
  const module: Module = { wasmBinary: parserBytes.runtime };
  await Parser.init(module);
  const parser = new Parser();
  parser.setLanguage(await Language.load(parserBytes.python));
  assert(module.HEAPU8);
  return { parser, memory: module.HEAPU8 };
}

/** In a function of its own, so that nothing holds the trees afterwards. */
async function leaveTrees(): Promise<void> {
  const { parser, memory } = await start();
  for (let i = 0; i < 10; i++) parser.parse(`a = ${i}`);
  memory.fill(0xff);
}

/** The garbage collector, which Node shows to those who ask for it. */
function newCollector(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
}

describe('an instance of the parser', () => {
  it('has memory of its own: where one has trapped, one made anew still parses', async () => {
    const { parser, memory } = await start();
    assert.equal(parser.parse('a = 1')?.rootNode.type, 'module');
    memory.fill(0xff);
    assert.throws(() => parser.parse('a = 1')?.rootNode.type, WebAssembly.RuntimeError);
    const other = await start();
    assert.equal(other.parser.parse('a = 1')?.rootNode.type, 'module');
  });

  it('that has trapped lets nobody hear when its trees are collected', async () => {
    const collect = newCollector();
    const uncaught: unknown[] = [];
    const others = process.rawListeners('uncaughtException') as ((error: Error) => void)[];
    const listener = (error: unknown): void => void uncaught.push(error);
    process.removeAllListeners('uncaughtException').on('uncaughtException', listener);
    try {
      await leaveTrees();
      for (let i = 0; i < 5; i++) {
        collect();
        // Finalizers run in turns of their own.
        await new Promise(resolve => setImmediate(resolve));
      }
    } finally {
      process.off('uncaughtException', listener);
      for (const other of others) process.on('uncaughtException', other);
    }
    assert.deepEqual(uncaught, []);
  });
});
