import { addCustom } from '@auditorsec/custom-kind/add-custom';
import type { Construct } from 'constructs';
import type { Instances } from './instances.ts';
import { grafanaFolder } from './kinds.ts';

export interface FolderProps {
  /** Also its uid. */
  readonly name: string;
  readonly namespace: string;
  readonly instances: Instances;
  readonly title: string;
}

/** A folder that viewers may see and nobody may change: what is in it comes from Git. */
export function folder(chart: Construct, { name, namespace, instances, title }: FolderProps): void {
  addCustom(chart, grafanaFolder, {
    metadata: { name, namespace },
    spec: {
      ...instances,
      uid: name,
      title,
      permissions: JSON.stringify({ items: [{ role: 'Viewer', permission: 1 }] }),
    },
  });
}
