import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Progress } from '@auditorsec/schemas/progress';
import { stringify } from 'yaml';
import { type OperatorConfig, operatorConfig } from '../../parts/prometheus-operator.ts';
import type { Stage } from '../../parts/stage.ts';
import { type KubernetesObject, objectsIn, ofKind } from '../objects.ts';

/** A cluster's objects, and the configurations that the operator makes of them. */
export interface Operated extends OperatorConfig {
  readonly cluster: string;
  readonly objects: readonly KubernetesObject[];
}

const SELECTABLE = ['ServiceMonitor', 'PodMonitor', 'Probe', 'PrometheusRule', 'AlertmanagerConfig'];
const READ = new Set([...SELECTABLE, 'Prometheus', 'Alertmanager', 'Namespace']);

/** The Secrets that the configurations name: they never stand in Git, so a stand-in has every key that is asked for. */
const SECRETS = [
  { name: 'alertmanager-pagerduty', key: 'routing-key', value: 'stand-in' },
  { name: 'alertmanager-tickets', key: 'url', value: 'https://tickets.example.com/hook' },
  { name: 'alertmanager-deadman', key: 'url', value: 'https://deadman.example.com/hook' },
];

/** Changes one object before the operator reads it. */
export type Change = (object: KubernetesObject) => KubernetesObject;

/** What the operator makes of the generated objects of a cluster, each changed as told. */
export async function operated(
  stage: Stage,
  cluster: string,
  progress: Progress,
  change: Change = (object) => object,
): Promise<Operated> {
  const objects = objectsIn(cluster)
    .filter(({ kind }) => READ.has(kind))
    .map(change);
  const manifests = [...objects, ...SECRETS.map(standIn)].map((object, index) => write(stage, object, index));
  return { cluster, objects, ...(await operatorConfig(manifests, progress)) };
}

/** Everything that a Prometheus or an Alertmanager of the cluster should select, as the operator names it. */
export function selectable({ objects }: Operated): string[] {
  return SELECTABLE.flatMap((kind) =>
    ofKind(objects, kind).map(({ metadata: { namespace, name } }) => `${kind} ${namespace}/${name}`),
  );
}

function standIn({ name, key, value }: (typeof SECRETS)[number]): KubernetesObject {
  const data = { [key]: Buffer.from(value).toString('base64') };
  const secret = { apiVersion: 'v1', kind: 'Secret', metadata: { name, namespace: 'observability' }, data };
  return secret;
}

function write(stage: Stage, object: KubernetesObject, index: number): string {
  const folder = stage.file('manifests');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${index}.yaml`);
  writeFileSync(file, stringify(object));
  return file;
}
