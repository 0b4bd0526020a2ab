import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { moduleFolder } from '@auditorsec/schemas/go';
import type { Progress } from '@auditorsec/schemas/progress';
import { parse } from 'yaml';
import type { Cluster } from './cluster.ts';
import { argoCdProgram } from './cluster-programs.ts';
import { answers } from './control-plane.ts';
import type { LiveObject } from './kube-api.ts';
import { freePorts } from './ports.ts';
import { startRedis } from './redis.ts';
import type { Running, Stage } from './stage.ts';

const NAMESPACE = 'argocd';

/** The Argo CD of one cluster: what renders Git's manifests, and what applies them. It has no web server. */
export interface ArgoCd {
  /** Ends both at once, as a node that is lost does. */
  readonly kill: () => Promise<void>;
  readonly start: () => Promise<void>;
}

export interface ArgoCdOptions {
  /** The certificates, as PEM, that Git's server on loopback is trusted by. */
  readonly trusted: string;
  readonly progress: Progress;
}

/**
 * Starts the Argo CD of a cluster, configured by the ConfigMaps that the cluster has, as its Deployments read them, and
 * waits until it serves.
 */
export async function startArgoCd(stage: Stage, cluster: Cluster, options: ArgoCdOptions): Promise<ArgoCd> {
  const program = await argoCdProgram(options.progress);
  const ports = await freePorts(['redis', 'repo', 'repoMetrics', 'metrics']);
  await startRedis(stage, '127.0.0.1', ports.redis, ['--save', '', '--appendonly', 'no']);
  const folder = stage.file(`argocd-${cluster.name}`);
  const env = { ...environment(cluster, folder, options.trusted), ...(await deployedEnvironment(cluster)) };
  const redis = ['--redis', `127.0.0.1:${ports.redis}`];
  const repoServer = [
    ...['--address', '127.0.0.1', '--port', `${ports.repo}`, '--disable-tls', ...redis],
    ...['--metrics-address', '127.0.0.1', '--metrics-port', `${ports.repoMetrics}`],
  ];
  const controller = [
    ...['--kubeconfig', cluster.kubeconfig, '--namespace', NAMESPACE, '--metrics-port', `${ports.metrics}`],
    ...['--repo-server', `127.0.0.1:${ports.repo}`, '--repo-server-plaintext', ...redis],
  ];
  const run = async (name: string, args: readonly string[], port: number): Promise<Running> => {
    const own = { ...env, ARGOCD_BINARY_NAME: `argocd-${name}` };
    const running = await stage.start(`argocd-${name}-${cluster.name}`, program, args, own);
    const health = `http://127.0.0.1:${port}/healthz`;
    await running.ready(() => answers(health), { what: `${name} of ${cluster.name}`, within: 60_000 });
    return running;
  };
  let parts: readonly Running[] = [];
  const argoCd = {
    start: async () => {
      const repo = await run('repo-server', repoServer, ports.repoMetrics);
      parts = [repo, await run('application-controller', controller, ports.metrics)];
    },
    kill: async () => void (await Promise.all(parts.map((part) => part.kill()))),
  };
  await argoCd.start();
  return argoCd;
}

/** Where it keeps its files, and that the cluster that it runs in is the one of the kubeconfig. */
function environment({ kubeconfig }: Cluster, folder: string, trusted: string): NodeJS.ProcessEnv {
  const place = (name: string): string => {
    mkdirSync(join(folder, name), { recursive: true });
    return join(folder, name);
  };
  writeFileSync(join(place('ssh'), 'ssh_known_hosts'), '');
  writeFileSync(join(place('tls'), '127.0.0.1'), trusted);
  return {
    KUBECONFIG: kubeconfig,
    ARGOCD_FAKE_IN_CLUSTER: 'true',
    ARGOCD_GPG_ENABLED: 'false',
    ARGOCD_TLS_DATA_PATH: place('tls'),
    ARGOCD_SSH_DATA_PATH: place('ssh'),
    TMPDIR: place('tmp'),
  };
}

interface EnvEntry {
  readonly name: string;
  readonly valueFrom?: { readonly configMapKeyRef?: { readonly name: string; readonly key: string } };
}

interface Workload {
  readonly spec: {
    readonly template: { readonly spec: { readonly containers: readonly { env?: readonly EnvEntry[] }[] } };
  };
}

/** What the containers of Argo CD's own manifests read from its ConfigMaps, so that ours are in force here as they are there. */
async function deployedEnvironment({ api }: Cluster): Promise<NodeJS.ProcessEnv> {
  const manifests = join(await moduleFolder('argo-cd', 'github.com/argoproj/argo-cd/v3'), 'manifests/base');
  const files = [
    'application-controller/argocd-application-controller-statefulset.yaml',
    'repo-server/argocd-repo-server-deployment.yaml',
  ];
  const configMaps = await api.list<LiveObject & { data?: Record<string, string> }>('v1', 'ConfigMap', NAMESPACE);
  const data = new Map(configMaps.map(({ metadata, data = {} }) => [metadata.name, data]));
  const entries = files
    .map((file) => parse(readFileSync(join(manifests, file), 'utf8')) as Workload)
    .flatMap(({ spec }) => spec.template.spec.containers.flatMap(({ env = [] }) => env));
  return Object.fromEntries(
    entries.flatMap(({ name, valueFrom }) => {
      const from = valueFrom?.configMapKeyRef;
      const value = from && data.get(from.name)?.[from.key];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
