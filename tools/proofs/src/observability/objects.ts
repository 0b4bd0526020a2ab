import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '@auditorsec/problem/user-error';
import { parse } from 'yaml';
import { generatedFolder } from '../gateway/generated.ts';

/** A generated object, as far as every kind has it. */
export interface KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
}

/** The generated objects of an app in a cluster, in the order of their files. Refuses an app that has none. */
export function objectsOf(cluster: string, app: string): readonly KubernetesObject[] {
  const objects = read(cluster, `${app}/*.yaml`);
  if (objects.length === 0) throw new UserError(`generated/${cluster}/${app} holds no manifests; run npm run generate`);
  return objects;
}

/** All generated objects of a cluster. */
export function objectsIn(cluster: string): readonly KubernetesObject[] {
  return read(cluster, '*/*.yaml');
}

function read(cluster: string, files: string): KubernetesObject[] {
  const folder = generatedFolder(cluster);
  return globSync(files, { cwd: folder })
    .sort()
    .map((file) => parse(readFileSync(join(folder, file), 'utf8')) as KubernetesObject);
}

/** Those of one kind. The caller says their type, which the schemas of `npm run validate` hold them to. */
export function ofKind<T extends KubernetesObject>(objects: readonly KubernetesObject[], kind: string): readonly T[] {
  return objects.filter((object): object is T => object.kind === kind);
}

/** Those of one kind in an app. */
export function objectsOfKind<T extends KubernetesObject>(cluster: string, app: string, kind: string): readonly T[] {
  return ofKind<T>(objectsOf(cluster, app), kind);
}
