import { execFileSync } from 'node:child_process';
import { hash } from 'node:crypto';
import { ClusterObjects } from '@auditorsec/checks/objects';
import type { FileSpec, KubeObject } from '@auditorsec/manifest/types';
import { UserError } from '@auditorsec/problem/user-error';
import { parse } from 'yaml';
import type { RenderedCluster } from './render.ts';

/**
 * The clusters as committed at `ref`; undefined where `generated/` isn't in that commit.
 * Files whose bytes didn't change are not read again: Git's own blob ids tell.
 */
export function readBase(root: string, ref: string, head: readonly RenderedCluster[]): ClusterObjects[] | undefined {
  const listed = git(root, ['ls-tree', '-r', ref, 'generated/']);
  if (listed === undefined) throw new UserError(`There is no commit ${ref} to compare with; name one with --base`, 2);
  const blobs = parseListing(listed);
  if (blobs.size === 0) return undefined;
  return head.map(({ name, files, texts }) => {
    const rendered = new Map(files.map((file) => [file.path, file]));
    const committed = [...blobs].filter(([path]) => path.startsWith(`${name}/`) && path.endsWith('.yaml'));
    const specs = committed.map(([path, blob]) => {
      const file = rendered.get(path);
      const same = file && blobId(texts.get(path.slice(name.length + 1)) ?? '') === blob;
      return same ? file : committedFile(root, ref, path, blob);
    });
    return new ClusterObjects(name, specs);
  });
}

function parseListing(listing: string): Map<string, string> {
  const lines = listing.split('\n').filter(Boolean);
  return new Map(
    lines.map((line) => {
      const [, , blob = '', path = ''] = /^\S+ (\S+) (\S+)\tgenerated\/(.+)$/.exec(line) ?? [];
      return [path, blob];
    }),
  );
}

function committedFile(root: string, ref: string, path: string, blob: string): FileSpec {
  const [cluster = '', app = ''] = path.split('/');
  const source = { config: `${ref}:generated/${path}`, block: `${ref}:generated/${path}` };
  return { cluster, app, path, object: parse(git(root, ['cat-file', 'blob', blob]) ?? '') as KubeObject, source };
}

function blobId(text: string): string {
  return hash('sha1', `blob ${Buffer.byteLength(text)}\0${text}`, 'hex');
}

function git(root: string, args: string[]): string | undefined {
  try {
    return execFileSync('git', ['-C', root, ...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      maxBuffer: 2 ** 28,
    });
  } catch {
    return undefined;
  }
}
