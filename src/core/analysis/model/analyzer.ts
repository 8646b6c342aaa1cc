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

/** Answers questions about models in files. Files are read once, and what was imported along a search path stays imported. */
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
    let program = this.programs.get(key);
    if (!program) this.programs.set(key, (program = new Program(this.cache, roots, { ...this.options, startsIn: own?.root ?? null })));
    return program.run({ ...request, file, module: own?.name ?? module ?? '' }, isCancelled);
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
