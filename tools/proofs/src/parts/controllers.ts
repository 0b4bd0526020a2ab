import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { moduleFolder } from '@auditorsec/schemas/go';
import type { Progress } from '@auditorsec/schemas/progress';
import type { Cluster } from './cluster.ts';
import { controllerManagerProgram, kwokProgram, rolloutsProgram, schedulerProgram } from './cluster-programs.ts';
import { answers } from './control-plane.ts';
import { freePorts } from './ports.ts';
import type { Stage } from './stage.ts';

/** What deletes with an object what belongs to it, ends namespaces, and tells how many pods may go. */
export const CLEANING = ['garbage-collector-controller', 'namespace-controller', 'disruption-controller'] as const;

/** What makes pods, and counts them. */
export const WORKLOADS = [
  'deployment-controller',
  'replicaset-controller',
  'serviceaccount-controller',
  'root-ca-certificate-publisher-controller',
  'horizontal-pod-autoscaler-controller',
  'endpointslice-controller',
  // Takes from a node that has become ready the taint that keeps pods away.
  'node-lifecycle-controller',
] as const;

const TOKENS = 'serviceaccount-token-controller';

/** Starts Kubernetes' own controllers, of them those that are named. */
export async function startControllers(
  stage: Stage,
  { name, kubeconfig, folder }: Cluster,
  controllers: readonly string[],
  progress: Progress,
): Promise<void> {
  await stage.start(`kube-controller-manager-${name}`, await controllerManagerProgram(progress), [
    ...['--kubeconfig', kubeconfig, '--secure-port', '0', '--leader-elect=false'],
    ...['--use-service-account-credentials=false', '--root-ca-file', join(folder, 'apiserver.crt')],
    // With a key the controller of tokens runs whoever is named: it deletes those of accounts that charts would bring.
    ...(controllers.includes(TOKENS) ? ['--service-account-private-key-file', join(folder, 'sa.key')] : []),
    ...['--controllers', controllers.join(',')],
  ]);
}

/** Starts the scheduler, and kwok in place of the kubelets of a node in each zone: pods are ready as soon as they have a node. */
export async function startNodes(
  stage: Stage,
  { name, kubeconfig, api }: Cluster,
  zones: readonly string[],
  progress: Progress,
): Promise<void> {
  await stage.start(`kube-scheduler-${name}`, await schedulerProgram(progress), [
    ...['--kubeconfig', kubeconfig, '--secure-port', '0', '--leader-elect=false'],
  ]);
  const stages = stage.file(`kwok-${name}.yaml`);
  writeFileSync(stages, await readStages());
  await stage.start(`kwok-${name}`, await kwokProgram(progress), [
    ...['--kubeconfig', kubeconfig, '--config', stages, '--manage-all-nodes', '--server-address', ''],
    ...['--cidr', '10.0.0.1/16', '--node-ip', '127.0.0.1'],
  ]);
  for (const zone of zones) {
    const labels = { 'kubernetes.io/hostname': zone, 'kubernetes.io/os': 'linux', 'topology.kubernetes.io/zone': zone };
    await api.apply({ apiVersion: 'v1', kind: 'Node', metadata: { name: zone, labels } });
    const capacity = { cpu: '1k', memory: '4Ti', pods: '1k' };
    await api.merge(
      { apiVersion: 'v1', kind: 'Node', metadata: { name: zone } },
      { status: { capacity, allocatable: capacity } },
      'status',
    );
  }
}

/** The stages that kwok itself publishes: of nodes, of their leases, of pods. */
async function readStages(): Promise<string> {
  const root = join(await moduleFolder('kwok', 'sigs.k8s.io/kwok'), 'kustomize/stage');
  const folders = ['node/fast', 'node/heartbeat-with-lease', 'pod/fast'].map((folder) => join(root, folder));
  const files = folders.flatMap((folder) => readdirSync(folder).map((file) => join(folder, file)));
  const stages = files.filter((file) => file.endsWith('.yaml') && !file.endsWith('kustomization.yaml'));
  return stages.map((file) => readFileSync(file, 'utf8')).join('\n---\n');
}

/** Starts the controller of Argo Rollouts, and waits until it is healthy. */
export async function startRollouts(stage: Stage, { name, kubeconfig }: Cluster, progress: Progress): Promise<void> {
  const { metrics, health } = await freePorts(['metrics', 'health']);
  const running = await stage.start(`rollouts-${name}`, await rolloutsProgram(progress), [
    ...['--kubeconfig', kubeconfig, '--leader-elect=false'],
    ...['--metricsPort', `${metrics}`, '--healthzPort', `${health}`],
  ]);
  await running.ready(() => answers(`http://127.0.0.1:${health}/healthz`), { what: 'Argo Rollouts', within: 30_000 });
}
