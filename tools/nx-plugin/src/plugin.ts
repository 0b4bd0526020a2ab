import { basename, dirname } from 'node:path';
import type { CreateNodes, NxPlugin } from '@nx/devkit';
import { createDependencies } from './dependencies.ts';
import { clusterProject, fleetProject } from './projects.ts';

/** A project for every `clusters/<cluster>/cluster.ts`, and one for the fleet. */
const createNodes: CreateNodes = [
  'clusters/{*/cluster,fleet}.ts',
  (files) =>
    files.map((file) => {
      const folder = dirname(file);
      const project = basename(file) === 'fleet.ts' ? fleetProject() : clusterProject(basename(folder));
      return [file, { projects: { [folder]: project } }] as const;
    }),
];

export default { name: '@auditorsec/nx-plugin', createNodes, createDependencies } satisfies NxPlugin;
