import { hash } from 'node:crypto';
import { ClusterObjects } from '@auditorsec/checks/objects';
import type { FileSpec } from '@auditorsec/manifest/types';
import { branchPoint, listFiles, readTexts } from './git.ts';
import { readManifests } from './read-manifests.ts';
import type { RenderedCluster } from './render.ts';

/**
 * The clusters as committed where this branch left `ref`; undefined where there is nothing to compare with: no `generated/`
 * in that commit, or no commit at all yet. Files whose bytes didn't change are not read again: Git's own blob ids tell.
 */
export async function readBase(
  root: string,
  ref: string,
  head: readonly RenderedCluster[],
): Promise<ClusterObjects[] | undefined> {
  const commit = ref === 'HEAD' ? ref : branchPoint(root, ref);
  const blobs = listFiles(root, commit, 'generated/') ?? new Map<string, string>();
  const committed = [...blobs].filter(([path]) => path.endsWith('.yaml'));
  if (committed.length === 0) return undefined;
  const unchanged = unchangedFiles(head);
  const changed = committed.filter(([path, blob]) => !unchanged.has(`${blob} ${path}`));
  const texts = readTexts(root, changed);
  const read = new Map((await readManifests(commit, texts)).map((file) => [file.path, file]));
  const files = committed.map(([path, blob]) => unchanged.get(`${blob} ${path}`) ?? read.get(path));
  const byCluster = Map.groupBy(
    files.filter((file) => file !== undefined),
    ({ cluster }) => cluster,
  );
  return [...byCluster].map(([cluster, files]) => new ClusterObjects(cluster, files));
}

/** What is rendered now, by the blob id that its bytes have in Git, and its path. */
function unchangedFiles(head: readonly RenderedCluster[]): Map<string, FileSpec> {
  return new Map(
    head.flatMap(({ name, files, texts }) =>
      files.map((file) => [`${blobId(texts.get(file.path.slice(name.length + 1)) ?? '')} ${file.path}`, file] as const),
    ),
  );
}

function blobId(text: string): string {
  return hash('sha1', `blob ${Buffer.byteLength(text)}\0${text}`, 'hex');
}
