import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fill } from '../parameters.ts';
import type { MakePeer } from './contestant.ts';

/** A function of a cluster's parameters, called for all clusters in one process that writes a file an object. */
export const jsonnet: MakePeer = (program, folder, { files, values }) => {
  const output = join(folder, 'output');
  mkdirSync(folder, { recursive: true });
  const objects = [...files.values()].map((object, index) => {
    const text = fill(JSON.stringify(object), (parameter) => `parameters.${parameter}`);
    return `  '${index}.yaml': ${text},\n`;
  });
  writeFileSync(join(folder, 'cluster.libsonnet'), `function(parameters) {\n${objects.join('')}}\n`);
  writeFileSync(join(folder, 'clusters.json'), JSON.stringify(Object.fromEntries(values)));
  const main = join(folder, 'main.jsonnet');
  writeFileSync(main, MAIN);
  const args = [program, '--string', '--create-output-dirs', '--multi', output, main] as const;
  return { name: 'jsonnet', commands: [{ args }], output, folderOf: (cluster) => join(output, cluster) };
};

const MAIN = `local cluster = import 'cluster.libsonnet';
local clusters = import 'clusters.json';
{
  [name + '/' + file]: std.manifestYamlDoc(object, quote_keys=false)
  for name in std.objectFields(clusters)
  for files in [cluster(clusters[name])]
  for file in std.objectFields(files)
  for object in [files[file]]
}
`;
