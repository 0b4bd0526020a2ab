import { extname } from 'node:path';
import { type Release, release } from '@auditorsec/web/release';
import type { Answer } from './edge.ts';

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
};

/** What the bucket of a release answers. */
export function bucketOf(files: Release = release()): (path: string) => Answer {
  return (path) => {
    const body = files.get(path);
    if (!body) return { status: 404, headers: { server: 'AmazonS3' }, body: '' };
    return { status: 200, headers: { server: 'AmazonS3', 'content-type': types[extname(path)] ?? '' }, body };
  };
}
