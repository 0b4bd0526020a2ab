import type { FileSpec, KubeObject } from '@auditorsec/manifest/types';
import { servedBy } from './served.ts';

/** Names the controls that an object serves, so that the cluster itself can be asked: a comma between them. */
export const CONTROLS = 'compliance.auditorsec.com/controls';

/** The file with the controls of its object; one that names its own keeps them, and the rule `require-controls` judges it. */
export function withControls(file: FileSpec): FileSpec {
  const { metadata } = file.object;
  const served = servedBy(file.object) ?? [];
  if (served.length === 0 || metadata.annotations?.[CONTROLS] !== undefined) return file;
  const annotations = { ...metadata.annotations, [CONTROLS]: [...served].sort().join(',') };
  return { ...file, object: { ...file.object, metadata: { ...metadata, annotations } } };
}

/** The controls that an object says it serves, known or not. */
export function controlsOf({ metadata }: KubeObject): string[] {
  return metadata.annotations?.[CONTROLS]?.split(',') ?? [];
}
