/**
 * `convlens summary` as separate processes: resnet50 from a cold start, compared with python3 and torch if they are installed
 * (CONVLENS_BENCH_PYTHON), and all models of torchvision in one batch. Needs torchvision's sources: those that the tests download, or
 * CONVLENS_BENCH_TORCHVISION.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ModelTruth } from '../support/models';
import { readTruth } from '../support/truth';
import { median } from './median';

const ROUNDS = 5;
const CLI = resolve('dist/cli.js');
const MODEL = ['torchvision/models/resnet.py', '--model', 'resnet50(weights=None)', '--input', '1,3,224,224'];
const TORCH = `
import torch, torchvision
m = torchvision.models.resnet50(weights=None).eval()
shapes = []
for name, layer in m.named_modules():
    if isinstance(layer, torch.nn.Conv2d):
        layer.register_forward_hook(lambda mod, i, o, name=name: shapes.append((name, tuple(i[0].shape), tuple(o.shape))))
with torch.no_grad():
    m(torch.rand(1, 3, 224, 224))
print(len(shapes), sum(p.numel() for p in m.parameters()))
`;

/** The duration of a process in seconds, and its peak memory in MiB. */
function run(
  command: string,
  args: readonly string[],
  folder: string,
  input = '',
): { readonly seconds: number; readonly mebibytes: number | null } {
  const begun = performance.now();
  const timed = existsSync('/usr/bin/time') ? { command: '/usr/bin/time', args: ['-f', '%M', command, ...args] } : { command, args };
  const { status, stderr } = spawnSync(timed.command, [...timed.args], { cwd: folder, input, encoding: 'utf8', maxBuffer: 2 ** 30 });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${String(status)}: ${stderr}`);
  const kibibytes = Number(stderr.trim().split('\n').at(-1));
  return { seconds: (performance.now() - begun) / 1000, mebibytes: Number.isFinite(kibibytes) ? kibibytes / 1024 : null };
}

function main(): void {
  const folder = process.env.CONVLENS_BENCH_TORCHVISION ?? '.cache/wheels/torchvision-0.28.0';
  if (!existsSync(join(folder, 'torchvision'))) {
    console.log('summary: no torchvision; run the tests once where pip can fetch it, or set CONVLENS_BENCH_TORCHVISION.');
    return;
  }
  const python = process.env.CONVLENS_BENCH_PYTHON ?? 'python3';
  const hasTorch = spawnSync(python, ['-c', 'import torch, torchvision'], { cwd: '/' }).status === 0;
  const own: ReturnType<typeof run>[] = [];
  const theirs: ReturnType<typeof run>[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    own.push(run(process.execPath, [CLI, 'summary', ...MODEL], folder));
    if (hasTorch) theirs.push(run(python, ['-c', TORCH], '/'));
  }
  const seconds = median(own.map(each => each.seconds));
  const memory = (each: readonly ReturnType<typeof run>[]): string =>
    `${Math.max(...each.map(({ mebibytes }) => mebibytes ?? 0)).toFixed(0)} MiB`;
  console.log(`summary of resnet50 from cold: ${seconds.toFixed(2)} s, ${memory(own)} (median of ${String(ROUNDS)})`);
  if (hasTorch) {
    const torch = median(theirs.map(each => each.seconds));
    console.log(`the same by torch: ${torch.toFixed(2)} s, ${memory(theirs)}; ratio ${(torch / seconds).toFixed(1)}`);
  } else console.log('no python3 with torch and torchvision to compare with: set CONVLENS_BENCH_PYTHON');
  const models = readTruth<unknown, ModelTruth>('models').cases;
  const batch = models.map(({ file, model, call }) => JSON.stringify({ file, model, call, pythonPath: ['.'] })).join('\n');
  const all = run(process.execPath, [CLI, 'summary', '--batch'], folder, batch);
  console.log(`all ${String(models.length)} models of torchvision in one batch: ${all.seconds.toFixed(1)} s, ${memory([all])}`);
}

main();
