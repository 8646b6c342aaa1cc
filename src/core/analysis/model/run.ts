import { isTooLarge } from './json';
import { add, isInt, mul, type Dim, type Shape } from '../../dim';
import { Unknown, type Value } from '../../python/data';
import {
  call,
  classOf,
  DEFAULT_BOUNDS,
  evaluateIn,
  Frame,
  getAttr,
  Instance,
  invoke,
  createMachine,
  lookupGlobal,
  type Machine,
  messageOf,
  Native,
  PyClass,
  type PyModule,
  PyRaise,
  RunEnded,
  Scope,
  str,
  toArray,
  type Bounds,
  type Keywords,
  type Place,
  type StackEntry,
} from '../../python/machine';
import { packageModules } from '../../packages';
import { pythonModules } from '../../python/stdlib';
import { forgetMarks, isFresh, modelModules, setGradEnabled, setObserver, Tensor } from '../../torch';
import { RootedFiles } from './data-files';
import { PathFinder, type SourceCache } from './files';
import { AssignmentLog } from './assignments';
import { LayerLog } from './layers';
import { MemoryLog } from './memory';
import { noteReasons } from './output-reasons';
import { ReachLog } from './reach';
import { tensorsIn } from './tensors-in';
import type { ModelRequest, ModelRun, Problem, UnknownPlace } from './types';

/** The names that a model expression can use even if its file does not import them. */
const PRELUDE: Readonly<Record<string, string>> = { torch: 'torch', nn: 'torch.nn', F: 'torch.nn.functional' };

/** What a program is run with; all of it has defaults. */
export interface ProgramOptions {
  readonly bounds?: Bounds | undefined;
  /** Milliseconds since some moment, of computing where the host can tell; of the clock on the wall unless given. */
  readonly now?: (() => number) | undefined;
  /** The folder in which the program finds files by relative paths. */
  readonly startsIn?: string | null;
}

/** One search path with everything imported along it, like a Python process that answers any number of requests. */
export class Program {
  private readonly machine: Machine;
  private readonly finder: PathFinder;

  constructor(cache: SourceCache, roots: readonly string[], { bounds = DEFAULT_BOUNDS, now, startsIn = null }: ProgramOptions = {}) {
    this.finder = new PathFinder(cache, roots);
    this.machine = createMachine({
      finder: this.finder,
      files: cache.data ? new RootedFiles(cache.data, roots, startsIn) : undefined,
      natives: [...pythonModules(), ...packageModules(), ...modelModules()],
      parse: text => cache.parse(text),
      bounds,
      now,
    });
  }

  /** The files of which the program has read something. */
  get paths(): ReadonlySet<string> {
    return this.finder.paths;
  }

  /**
   * Builds a model and runs its `forward`, without running anything. A run that is cancelled ends like one that has reached a bound: with what it
   * has seen, and the reason among what is unknown.
   */
  run(request: ModelRequest, isCancelled?: () => boolean): ModelRun {
    const m = this.machine;
    m.start(isCancelled);
    m.loader.renew();
    forgetMarks(m);
    const reaches = new ReachLog();
    const memory = new MemoryLog();
    const log = new LayerLog(m, reaches);
    const assigned = new AssignmentLog();
    const answer: Mutable<ModelRun> = {
      ok: true,
      model: null,
      output: new Unknown('the forward has not returned'),
      params: null,
      macs: null,
      convMacs: null,
      layers: [],
      modules: [],
      assignments: [],
      activations: { total: null, peak: null },
      idle: [],
      problems: [],
      unknown: [],
    };
    let module: PyModule | null = null;
    let raised: PyRaise | null = null;
    /** Whether the list of layers is complete, or ends where something was raised. */
    let isDecided = false;
    try {
      if (request.file !== null) this.finder.pin(request.module, request.file);
      module = m.loader.get(request.module);
      if (!module) throw m.exception('ModuleNotFoundError', `No module named '${request.module}'`);
      m.main = module.name;
      this.build(module, request, { log, reaches, memory, assigned }, answer);
      isDecided = log.hasBegun;
    } catch (error) {
      if (error instanceof PyRaise) {
        raised = error;
        isDecided = log.hasBegun;
      } else if (error instanceof RunEnded) m.note(error.message);
      else if (error instanceof RangeError)
        m.note(
          /call stack/i.test(error.message)
            ? 'the program is nested too deeply to analyze'
            : 'the program creates an object that is too large to analyze',
        );
      else throw error;
      m.frame = null;
    }
    m.end();
    m.onAssign = null;
    const first = module?.failure ?? raised;
    if (first) answer.problems = [problemOf(m, first, request)];
    answer.layers = log.layers;
    answer.modules = log.modules;
    answer.idle = log.idle();
    answer.assignments = assigned.list();
    answer.convMacs = isDecided ? log.convMacs() : null;
    answer.macs = answer.convMacs !== null && !first && !raised && !(answer.output instanceof Unknown) ? log.total : null;
    answer.ok = answer.problems.length === 0;
    answer.unknown = m.unknowns.map(({ reason, place }) => unknownPlace(reason, place, request));
    // What made a shape unknown may have been reported by an earlier request, when it was imported.
    const unshaped =
      answer.unknown.length === 0 ? answer.layers.find(({ input, output }) => hasUnknown(input) || hasUnknown(output)) : undefined;
    if (unshaped)
      answer.unknown = [
        {
          file: unshaped.site?.file ?? request.file ?? '',
          line: unshaped.site?.line ?? null,
          reason: `the shape at \`${unshaped.name}\` cannot be determined`,
        },
      ];
    // Python would not have come so far.
    if (raised && raised !== first) {
      const reason = `it raises ${raised.type} (${messageOf(m, raised.value)}), perhaps because of the syntax error`;
      answer.unknown = [...answer.unknown, unknownPlace(reason, raised.stack.at(-1)?.place ?? null, request)];
    }
    return answer;
  }

  private build(module: PyModule, request: ModelRequest, { log, reaches, memory, assigned }: Logs, answer: Mutable<ModelRun>): void {
    const m = this.machine;
    m.loader.run(m, module);
    m.onAssign = assigned.note;
    const model = this.evaluate(module, request.model, []);
    answer.model = model;
    if (model instanceof Unknown) return;
    if (!(model instanceof Instance) || model instanceof PyClass)
      throw m.exception('TypeError', `the model must be a Module, not ${textOf(m, model)}`);
    if (!request.training) invokeIfThere(m, model, 'eval');
    setGradEnabled(m, false);
    log.watch(m, model);
    setObserver(m, {
      moduleCalled: (...called) => {
        log.moduleCalled(...called);
      },
      macs: (_, _kind, macs) => {
        log.count(m, macs);
      },
      operated: (operation, result) => {
        reaches.operated(m, operation, result);
        memory.operated(operation, result);
      },
    });
    try {
      const output = this.forward(module, model, request, args => {
        log.hasBegun = true;
        // Whatever unknown code does with a tensor may cost something.
        m.onUnknownCall = given => {
          if (tensorsIn(given).length > 0) log.count(m, null);
        };
        reaches.begin(args);
        memory.begin(args);
      });
      answer.output = isTooLarge(output) ? m.unknown('the output has too many parts to write') : output;
      noteReasons(m, answer.output);
      answer.activations = memory.result(answer.output);
    } finally {
      setObserver(m, {});
      m.onAssign = null;
      m.onUnknownCall = null;
      answer.params = countParameters(m, model);
    }
  }

  /** @param begins called with forward's arguments just before it starts */
  private forward(module: PyModule, model: Value, { call: source, inputs }: ModelRequest, begins: (args: readonly Value[]) => void): Value {
    const m = this.machine;
    const forward = (args: readonly Value[], keywords: Keywords): Value => {
      begins([...args, ...(keywords?.values() ?? [])]);
      return call(m, model, args, keywords);
    };
    if (source === null)
      return forward(
        inputs.map(shape => new Tensor(shape)),
        null,
      );
    const run = new Native('forward', (_m, args: readonly Value[], keywords: Keywords) => forward(args, keywords));
    return this.evaluate(module, `__forward__(${source}\n)`, [['__forward__', run]]);
  }

  /** Evaluates a Python expression with the names of a module. */
  private evaluate(module: PyModule, text: string, names: readonly (readonly [string, Value])[]): Value {
    const m = this.machine;
    const scope = new Scope(new Set(), null, module);
    for (const [name, path] of Object.entries(PRELUDE)) {
      const given = m.loader.get(path);
      if (given && lookupGlobal(m, module, name) === undefined) scope.vars.set(name, given);
    }
    for (const [name, value] of names) scope.vars.set(name, value);
    const frame = new Frame(m, scope, module, null, '<model>');
    frame.isHidden = true;
    m.frame = frame;
    try {
      return evaluateIn(frame, text);
    } finally {
      m.frame = null;
    }
  }
}

/** The logs that record a run. */
interface Logs {
  readonly log: LayerLog;
  readonly reaches: ReachLog;
  readonly memory: MemoryLog;
  readonly assigned: AssignmentLog;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

function invokeIfThere(m: Machine, object: Value, name: string): void {
  const method = getAttr(m, object, name);
  if (!(method instanceof Unknown)) call(m, method, []);
}

/** Counts every parameter once; null if one of them has an unknown size. */
function countParameters(m: Machine, model: Value): Dim | null {
  const found = toArray(m, invoke(m, model, 'parameters', []));
  if (found instanceof Unknown) return null;
  let total: Dim = 0;
  for (const parameter of found) {
    if (!(parameter instanceof Tensor) || !parameter.shape) return null;
    total = add(total, mul(1, ...parameter.shape));
  }
  return total;
}

/** Whether a shape, or one of its sizes, is written as null. */
function hasUnknown(shape: Shape | null): boolean {
  return shape === null || shape.some(dim => !isInt(dim) && isFresh(dim));
}

function unknownPlace(reason: string, place: Place | null, request: ModelRequest): UnknownPlace {
  return { file: place?.file ?? request.file ?? '', line: place ? lineOf(place) : null, reason };
}

function lineOf({ source, offset }: Place): number {
  return source.positionAt(offset).line;
}

function problemOf(m: Machine, error: PyRaise, request: ModelRequest): Problem {
  const stack = error.stack.map(frame => positionOf(frame));
  const last = stack.at(-1);
  return {
    type: error.type,
    message: messageOf(m, error.value),
    file: last?.file ?? request.file ?? '',
    line: last?.line ?? null,
    column: last?.column ?? null,
    stack,
  };
}

function positionOf({ place, name }: StackEntry): Problem['stack'][number] {
  const { line, column } = place.source.positionAt(place.offset);
  return { file: place.file, line, column, name };
}

/** A value as Python prints it, or its class if the printed text is unknown. */
function textOf(m: Machine, value: Value): string {
  const text = str(m, value);
  return typeof text === 'string' ? text : `a ${classOf(value).name}`;
}
