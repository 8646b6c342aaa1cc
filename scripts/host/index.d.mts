// Types of the host's public face, for the tests that use it.

/** The VS Code server as installed: the Node that can run it, and its script. */
export interface Code {
  readonly node: string;
  readonly main: string;
}

/** A running VS Code server. */
export interface Server {
  readonly port: number;
  readonly token: string;
  readonly dataDir: string;
  readonly logFile: string;
  readonly exited: Promise<number>;
  /** Resolves when the server and all it started are gone. */
  stop(): Promise<void>;
}

export interface ServerOptions {
  /** Folder for the server's state. */
  readonly dataDir: string;
  readonly extensionsDir?: string;
  /** Folder of an extension to install, by a link to it. */
  readonly installed?: string;
  /** VS Code settings, over quiet ones. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** 0 or absent: any free port. */
  readonly port?: number;
  /** Lets the address name an extension under development and its tests; VS Code then shows no notifications. */
  readonly forTests?: boolean;
  readonly env?: NodeJS.ProcessEnv;
}

/** What a workbench opens; all paths are absolute. */
export interface WorkbenchOptions {
  readonly folder: string;
  /** The extension under development, on a server for tests. */
  readonly extension?: string;
  readonly tests?: string;
  readonly openFile?: string;
}

export function installCode(): Promise<Code>;
export function findChromium(): Promise<string>;
export const chromiumFlags: readonly string[];
export function startServer(code: Code, options: ServerOptions): Promise<Server>;
export function writeSettings(dataDir: string, settings: Readonly<Record<string, unknown>>): void;
export function workbenchUrl(server: Server, options: WorkbenchOptions): string;
