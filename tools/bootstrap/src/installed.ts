import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ARGO_CD } from '@auditorsec/argo-application/argo-cd';
import type { Application, ChartSource } from '@auditorsec/argo-application/types';
import { notThere, UserError } from '@auditorsec/problem/user-error';
import { parse } from 'yaml';

/** Folders of a cluster in which something is that Argo CD's own pods need before Argo CD can bring it. */
const BEFORE_IT = ['namespaces', 'components'];

/** What a checkout says of Argo CD in one cluster. */
export interface Installed {
  readonly application: Application<ChartSource>;
  /** Its namespace first, then who it may talk to: from the root of the checkout. */
  readonly surroundings: readonly string[];
  /** The folder that brings everything else. */
  readonly delivery: string;
}

/** Reads what is generated for a cluster. Refuses one that isn't there, and one whose folder holds no Argo CD. */
export function installed(root: string, cluster: string): Installed {
  const clusters = readdirSync(join(root, 'generated'));
  if (!clusters.includes(cluster)) throw new UserError(notThere('cluster', cluster, clusters), 2);
  const folder = `generated/${cluster}`;
  const application = `${folder}/components/Application.argoproj.io_${ARGO_CD}_argo-cd.yaml`;
  if (!existsSync(join(root, application)))
    throw new UserError(
      `${application} is not there: install the app components in clusters/${cluster}/cluster.ts and run npm run generate`,
      2,
    );
  return {
    application: parse(readFileSync(join(root, application), 'utf8')) as Application<ChartSource>,
    surroundings: BEFORE_IT.flatMap((app) => surroundings(root, `${folder}/${app}`)),
    delivery: `${folder}/delivery`,
  };
}

function surroundings(root: string, folder: string): string[] {
  const wanted = [`Namespace__${ARGO_CD}.yaml`, `NetworkPolicy.networking.k8s.io_${ARGO_CD}_`];
  return readdirSync(join(root, folder))
    .filter((file) => wanted.some((beginning) => file.startsWith(beginning)))
    .sort()
    .map((file) => `${folder}/${file}`);
}
