import { spawn, spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

/** The bundle of the command line, which `npm test` builds first. */
const CLI = resolve('dist/cli.js');

/** The result of a run of the command line. */
export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `convlens` and waits for its end. */
export function convlens(args: readonly string[], options: { readonly input?: string; readonly cwd?: string } = {}): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], { ...options, encoding: 'utf8', maxBuffer: 2 ** 30 });
  return { code: status, stdout, stderr };
}

/** The answers of `calc --batch` to these lines. */
export function batch(lines: readonly string[]): string[] {
  return convlens(['calc', '--batch'], { input: lines.join('\n') })
    .stdout.trimEnd()
    .split('\n');
}

/** A batch that runs while lines are sent to it. */
export class Conversation {
  private readonly child = spawn(process.execPath, [CLI, 'calc', '--batch']);
  private readonly lines = this.child.stdout.setEncoding('utf8')[Symbol.asyncIterator]();

  /** Sends a line, and returns the answer before the next line is sent. */
  async ask(line: string): Promise<string> {
    this.child.stdin.write(`${line}\n`);
    let answer = '';
    while (!answer.endsWith('\n')) {
      const next = await this.lines.next();
      if (next.done) break;
      answer += String(next.value);
    }
    return answer.trimEnd();
  }

  end(): void {
    this.child.stdin.end();
  }
}
