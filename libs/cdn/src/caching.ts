const HOUR = 3600;
const DAY = 24 * HOUR;

/** How long the edge keeps static files, in seconds: at least, of files that say nothing, at most. */
export const staticTtl = { minimum: HOUR, default: DAY, maximum: 30 * DAY } as const;

/**
 * How long the edge keeps pages and the service worker, in seconds. CloudFront compresses nothing where caching is off, and keeps no
 * compressed copy while its minimum is 0 ("Serve compressed files"): a second is the least, and no release waits for it.
 */
export const SHELL_TTL = 1;

/** How long anyone keeps a reply of the API to a request without credentials, in seconds, at most. */
export const ANONYMOUS_TTL = 300;

/**
 * What browsers are told of each class of file. `shell`: pages and the service worker, asked for anew each time, or a
 * release would not be seen. `hashed`: a name that changes with the content. `named`: everything else.
 */
export const browserCaching = {
  shell: 'no-cache',
  hashed: `public, max-age=${365 * DAY}, immutable`,
  named: `public, max-age=${30 * DAY}`,
} as const;

export type FileClass = keyof typeof browserCaching;

/** Where the files of a class lie; all that lies elsewhere is of the shell. */
export const folders = { hashed: '/assets/', named: '/static/' } as const satisfies Partial<Record<FileClass, string>>;

/** The class of the file at a path. */
export function classOf(path: string): FileClass {
  return path.startsWith(folders.hashed) ? 'hashed' : path.startsWith(folders.named) ? 'named' : 'shell';
}
