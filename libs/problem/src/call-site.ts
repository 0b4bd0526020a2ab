import { fileURLToPath } from 'node:url';

/** The root of the repository, with a trailing slash. */
export const repositoryRoot = fileURLToPath(new URL('../../../', import.meta.url));

/** A place in the repository's TypeScript. */
export interface CallSite {
  /** Repository-relative file, such as `clusters/us-east-1/cluster.ts`. */
  readonly file: string;
  readonly line: number;
}

/** Deep enough to reach the app through any block; each frame is kept for every object of every cluster. */
const FRAMES = 6;

/** Remembers the call stack above `api`. Capturing is cheap; V8 formats it only when `firstFrame` reads it. */
// biome-ignore lint/complexity/noBannedTypes: V8 takes any function or class here
export function trace(api: Function): { readonly stack?: string } {
  const holder: { stack?: string } = {};
  const usual = Error.stackTraceLimit;
  Error.stackTraceLimit = FRAMES;
  Error.captureStackTrace(holder, api);
  Error.stackTraceLimit = usual;
  return holder;
}

/** The innermost frame whose file, relative to `root`, matches; or line 0 of `unknown`. */
export function firstFrame(captured: { readonly stack?: string }, file = /./, root = repositoryRoot): CallSite {
  for (const frame of (captured.stack ?? '').split('\n').slice(1)) {
    const [, url = '', line = '0'] = /((?:file:\/\/)?\/.+):(\d+):\d+\)?$/.exec(frame) ?? [];
    const path = url.startsWith('file:') ? fileURLToPath(url) : url;
    const relative = path.startsWith(root) ? path.slice(root.length) : path;
    if (relative && file.test(relative)) return { file: relative, line: Number(line) };
  }
  return { file: 'unknown', line: 0 };
}
