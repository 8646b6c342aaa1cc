import assert from 'node:assert/strict';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import instantiate from 'instance:web-tree-sitter';
import type { Parser } from 'web-tree-sitter';
import { parserBytes } from '../../../../support/parser';

/** The options that Emscripten is given become the module itself. */
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

/** This is a separate function, so that nothing refers to the trees afterwards. */
async function leaveTrees(): Promise<void> {
  const { parser, memory } = await start();
  for (let i = 0; i < 10; i++) parser.parse(`a = ${i}`);
  memory.fill(0xff);
}

/** The garbage collector, which Node exposes on request. */
function newCollector(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
}

describe('an instance of the parser', () => {
  it('has its own memory: after a trap, a new instance still parses', async () => {
    const { parser, memory } = await start();
    assert.equal(parser.parse('a = 1')?.rootNode.type, 'module');
    memory.fill(0xff);
    assert.throws(() => parser.parse('a = 1')?.rootNode.type, WebAssembly.RuntimeError);
    const other = await start();
    assert.equal(other.parser.parse('a = 1')?.rootNode.type, 'module');
  });

  it('that has trapped reports no error when its trees are collected', async () => {
    const collect = newCollector();
    const uncaught: unknown[] = [];
    const others = process.rawListeners('uncaughtException') as ((error: Error) => void)[];
    const listener = (error: unknown): void => void uncaught.push(error);
    process.removeAllListeners('uncaughtException').on('uncaughtException', listener);
    try {
      await leaveTrees();
      for (let i = 0; i < 5; i++) {
        collect();
        // Finalizers run between tasks.
        await new Promise(resolve => setImmediate(resolve));
      }
    } finally {
      process.off('uncaughtException', listener);
      for (const other of others) process.on('uncaughtException', other);
    }
    assert.deepEqual(uncaught, []);
  });
});
