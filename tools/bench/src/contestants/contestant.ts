import type { Command } from '../measure.ts';
import type { Template } from '../parameters.ts';

/** One tool that renders the clusters. */
export interface Contestant {
  readonly name: 'ours' | 'helm' | 'kustomize' | 'jsonnet';
  /** Processes that run one after the other. */
  readonly commands: readonly Command[];
  /** Emptied before each run. */
  readonly output: string;
  /** Where the YAML files of one cluster stand after a run. */
  readonly folderOf: (cluster: string) => string;
  /** The folders must be there before a run. */
  readonly needsFolders?: boolean;
}

/** Writes a peer's inputs into a folder and says how it is run. */
export type MakePeer = (program: string, folder: string, template: Template) => Contestant;
