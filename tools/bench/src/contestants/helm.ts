import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { printYaml } from '@auditorsec/manifest/yaml';
import { fill } from '../parameters.ts';
import type { MakePeer } from './contestant.ts';

/** A chart with one template a file, values for each cluster, and `helm template` once a cluster. */
export const helm: MakePeer = (program, folder, { files, values }) => {
  const chart = join(folder, 'chart');
  const output = join(folder, 'output');
  mkdirSync(join(chart, 'templates'), { recursive: true });
  mkdirSync(join(folder, 'values'));
  writeFileSync(join(chart, 'Chart.yaml'), 'apiVersion: v2\nname: cluster\nversion: 1.0.0\n');
  for (const [index, object] of [...files.values()].entries()) {
    const literal = printYaml(object).replaceAll('{{', '{{ "{{" }}');
    const template = fill(literal, (parameter) => `{{ .Values.${parameter} | toJson }}`);
    writeFileSync(join(chart, 'templates', `${index}.yaml`), template);
  }
  const valuesOf = (cluster: string) => join(folder, 'values', `${cluster}.yaml`);
  for (const [cluster, parameters] of values) writeFileSync(valuesOf(cluster), printYaml(parameters));
  const folderOf = (cluster: string) => join(output, cluster);
  const commands = [...values.keys()].map((cluster) => ({
    args: [
      program,
      'template',
      cluster,
      chart,
      '--values',
      valuesOf(cluster),
      '--output-dir',
      folderOf(cluster),
    ] as const,
  }));
  return { name: 'helm', commands, output, folderOf };
};
