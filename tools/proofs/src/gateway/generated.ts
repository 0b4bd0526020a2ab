import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '@auditorsec/problem/call-site';
import { parse } from 'yaml';

/** Where the files of a cluster lie. */
export type Folders = (cluster: string) => string;

/** The folder of a cluster's generated files. */
export function generatedFolder(cluster: string): string {
  return join(repositoryRoot, 'generated', cluster);
}

/** Reads the one generated object of a kind, namespace and name out of a cluster's folder. */
export function generatedObject<T>(folder: string, kind: string, namespace: string, name: string): T {
  const files = globSync(join(folder, '**', `${kind}*_${namespace}_${name}.yaml`));
  const [file] = files;
  if (file === undefined || files.length > 1) {
    throw new Error(`${files.length} files below ${folder} hold a ${kind} ${namespace}/${name}; expected one`);
  }
  return parse(readFileSync(file, 'utf8')) as T;
}
