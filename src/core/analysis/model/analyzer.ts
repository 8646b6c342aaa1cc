import { PythonParser, type ParserBytes } from '../../python/syntax';
import { moduleNameOf, SourceCache, type SourceFiles } from './files';
import { Program, type ProgramOptions } from './run';
import type { ModelRequest, ModelRun } from './types';

/** A model's location and how it is found. */
export interface ModelSource {
  /** A file, or null if `module` names a module on the search path. */
  readonly file: string | null;
  readonly module: string | null;
  readonly pythonPath: readonly string[];
}

/**
 * Search paths whose programs are kept, and the characters of all files that they have read: what was imported takes a hundred bytes for each.
 * The least recently used programs are dropped first. The last one is always kept.
 */
const MAX_PROGRAMS = 16;
const MAX_CHARACTERS = 12_000_000;

/**
 * Answers questions about models in files. Files are read once, and what was imported along a search path stays imported, as long as other
 * search paths do not need the room.
 */
export class ModelAnalyzer {
  private readonly cache: SourceCache;
  private readonly programs = new Map<string, Program>();

  private constructor(
    parser: PythonParser,
    private readonly files: SourceFiles,
    private readonly options: ProgramOptions,
  ) {
    this.cache = new SourceCache(parser, files);
  }

  static async create(bytes: ParserBytes, files: SourceFiles, options: ProgramOptions = {}): Promise<ModelAnalyzer> {
    return new ModelAnalyzer(await PythonParser.create(bytes), files, options);
  }

  /** @param isCancelled asked now and then; once it says yes, the run ends and its answer no longer matters */
  run({ file, module, pythonPath }: ModelSource, request: Omit<ModelRequest, 'file' | 'module'>, isCancelled?: () => boolean): ModelRun {
    const own = file === null ? null : moduleNameOf(file, path => this.files.exists(path));
    const roots = [...(own ? [own.root] : []), ...pythonPath];
    // Registries and other globals belong to a program, so there is one for each search path.
    const key = [own ? 'file' : 'module', ...roots].join('\0');
    const known = this.programs.get(key);
    // Like `python FILE` in the folder of the program, and `python -m MODULE`, which searches the working directory first.
    const program = known ?? new Program(this.cache, roots, { ...this.options, startsIn: roots[0] ?? null });
    // The last one in the map is the one that was used last.
    this.programs.delete(key);
    this.programs.set(key, program);
    if (!known) this.makeRoom(program);
    return program.run({ ...request, file, module: own?.name ?? module ?? '' }, isCancelled);
  }

  /** Drops the programs that were not used for the longest time, and the files that only they have read. */
  private makeRoom(current: Program): void {
    let dropped = false;
    for (const [key, program] of this.programs) {
      if (program === current || (this.programs.size <= MAX_PROGRAMS && this.characters() <= MAX_CHARACTERS)) break;
      this.programs.delete(key);
      dropped = true;
    }
    if (dropped) this.cache.keepOnly(this.paths());
  }

  private characters(): number {
    let count = 0;
    for (const { paths } of this.programs.values()) count += this.cache.lengthOf(paths);
    return count;
  }

  private paths(): Set<string> {
    return new Set([...this.programs.values()].flatMap(({ paths }) => [...paths]));
  }

  /**
   * The modules that only training calls, such as auxiliary heads. Runs the model again only if the run in eval mode left modules uncalled.
   */
  trainingOnly(source: ModelSource, request: Omit<ModelRequest, 'file' | 'module'>, { idle, ok }: ModelRun): readonly string[] {
    if (request.training || !ok || idle.length === 0) return [];
    const still = new Set(this.run(source, { ...request, training: true }).idle);
    return idle.filter(name => !still.has(name));
  }
}
