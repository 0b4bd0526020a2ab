import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KubeObject } from '@auditorsec/manifest/types';
import { printYaml } from '@auditorsec/manifest/yaml';
import type { Place, Template } from '../parameters.ts';
import type { MakePeer } from './contestant.ts';

/** A base with one file an object, an overlay with patches for each cluster, and `kustomize build` once a cluster. */
export const kustomize: MakePeer = (program, folder, template) => {
  const { files, values } = template;
  const output = join(folder, 'output');
  const resources = [...files.keys()].map((_, index) => `${index}.yaml`);
  mkdirSync(join(folder, 'base'), { recursive: true });
  for (const [index, object] of [...files.values()].entries()) {
    writeFileSync(join(folder, 'base', `${index}.yaml`), printYaml(object));
  }
  writeKustomization(join(folder, 'base'), { resources });
  const overlayOf = (cluster: string) => join(folder, 'overlays', cluster);
  for (const [cluster, parameters] of values) {
    mkdirSync(overlayOf(cluster), { recursive: true });
    writeKustomization(overlayOf(cluster), { resources: ['../../base'], patches: patches(template, parameters) });
  }
  const folderOf = (cluster: string) => join(output, cluster);
  const commands = [...values.keys()].map((cluster) => ({
    args: [program, 'build', overlayOf(cluster), '--output', folderOf(cluster)] as const,
  }));
  return { name: 'kustomize', commands, output, folderOf, needsFolders: true };
};

function writeKustomization(folder: string, content: object): void {
  const kustomization = { apiVersion: 'kustomize.config.k8s.io/v1beta1', kind: 'Kustomization', ...content };
  writeFileSync(join(folder, 'kustomization.yaml'), printYaml(kustomization));
}

/** One JSON patch for each object that differs between clusters. */
function patches({ files, places }: Template, parameters: Readonly<Record<string, unknown>>): object[] {
  return [...Map.groupBy(places, ({ file }) => file)].map(([file, differing]) => {
    const { apiVersion, kind, metadata } = files.get(file) as KubeObject;
    const [version, group] = apiVersion.split('/').reverse();
    const operations = differing.map(({ path, parameter }) => ({
      op: 'replace',
      path: pointer(path),
      value: parameters[parameter],
    }));
    const target = { group, version, kind, name: metadata.name, namespace: metadata.namespace };
    // JSON: kustomize trims a patch, and with it the last line of a text in YAML.
    return { target, patch: JSON.stringify(operations), options: { allowNameChange: true } };
  });
}

/** A JSON pointer (RFC 6901). */
function pointer(path: Place['path']): string {
  return path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
