/** Compares scanning folders with only parsing the same files by web-tree-sitter: `CONVLENS_BENCH_PATHS`, or the packages of the scan test. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createAnalyzer, createParser } from '../support/parser';
import { median } from './median';

const ROUNDS = 5;

async function main(): Promise<void> {
  const roots = (process.env.CONVLENS_BENCH_PATHS ?? '.cache/wheels').split(':').filter(existsSync);
  const texts = roots
    .flatMap(root =>
      readdirSync(root, { recursive: true, encoding: 'utf8' })
        .filter(file => file.endsWith('.py'))
        .map(file => join(root, file)),
    )
    .map(file => readFileSync(file, 'utf8'));
  if (texts.length === 0) {
    console.log('scan: no files; run the tests once where pip can fetch torchvision and timm, or set CONVLENS_BENCH_PATHS.');
    return;
  }
  const parser = await createParser();
  const analyzer = await createAnalyzer();
  const time = (work: () => void): number => {
    const begun = performance.now();
    work();
    return performance.now() - begun;
  };
  const parses: number[] = [];
  const scans: number[] = [];
  let calls = 0;
  for (let round = 0; round < ROUNDS; round++) {
    parses.push(
      time(() => {
        for (const text of texts) parser.parse(text).dispose();
      }),
    );
    scans.push(
      time(() => {
        calls = texts.reduce((sum, text) => sum + analyzer.scan(text).calls.length, 0);
      }),
    );
  }
  const [parse, scan] = [median(parses), median(scans)];
  console.log(
    `scan of ${String(texts.length)} files, ${String(calls)} calls: ${scan.toFixed(0)} ms; ` +
      `parsing them alone ${parse.toFixed(0)} ms; ratio ${(scan / parse).toFixed(2)} (medians of ${String(ROUNDS)})`,
  );
}

void main();
