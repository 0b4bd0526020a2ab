import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { printYaml } from '@auditorsec/manifest/yaml';
import type { Progress } from '@auditorsec/schemas/progress';
import { apiServerProgram, etcdProgram } from './cluster-programs.ts';
import { answers } from './control-plane.ts';
import { type ApiAccess, KubeApi } from './kube-api.ts';
import { freePorts } from './ports.ts';
import type { Running, Stage } from './stage.ts';

/** A Kubernetes cluster without nodes and controllers: a real API server over a real etcd. */
export interface Cluster extends ApiAccess {
  readonly name: string;
  /** A file for programs, of an administrator; its one context is called as the cluster. */
  readonly kubeconfig: string;
  /** Its certificates and keys. */
  readonly folder: string;
  readonly api: KubeApi;
  /** Stops the API server; what it keeps stays. */
  readonly stop: () => Promise<void>;
  /** Starts it again, at the same address. */
  readonly resume: () => Promise<void>;
}

export interface ClusterOptions {
  readonly name: string;
  /** Where an etcd of several clusters is: it gets one of its own unless told. */
  readonly etcd?: string;
  readonly progress: Progress;
}

const TOKEN = 'administrator-of-a-proof';

/** Starts an API server on loopback, of the version that is deployed, and waits until it is ready. */
export async function startCluster(stage: Stage, { name, progress, ...options }: ClusterOptions): Promise<Cluster> {
  const program = await apiServerProgram(progress);
  const etcd = options.etcd ?? (await startEtcd(stage, progress));
  const folder = stage.file(`cluster-${name}`);
  mkdirSync(folder);
  const { port } = await freePorts(['port']);
  const args = apiServerArguments({ name, etcd, folder, port });
  const url = `https://127.0.0.1:${port}`;
  const start = async (): Promise<Running> => {
    const running = await stage.start(`kube-apiserver-${name}`, program, args);
    await running.ready(() => isReady(folder, url), { what: `the API server of ${name}`, within: 120_000 });
    return running;
  };
  let running = await start();
  const access = { url, ca: certificates(folder), token: TOKEN };
  return {
    ...access,
    name,
    folder,
    kubeconfig: writeKubeconfig(folder, name, url),
    api: new KubeApi(access),
    stop: () => running.stop(),
    resume: async () => {
      running = await start();
    },
  };
}

/** Starts etcd on loopback; returns its address. It keeps nothing beyond the stage, and need not survive a crash. */
export async function startEtcd(stage: Stage, progress: Progress): Promise<string> {
  const program = await etcdProgram(progress);
  const { client, peer } = await freePorts(['client', 'peer']);
  const [url, peerUrl] = [`http://127.0.0.1:${client}`, `http://127.0.0.1:${peer}`];
  const running = await stage.start(`etcd-${client}`, program, [
    ...['--data-dir', stage.file(`etcd-${client}`), '--unsafe-no-fsync', '--log-level', 'warn'],
    ...['--listen-client-urls', url, '--advertise-client-urls', url],
    ...['--listen-peer-urls', peerUrl, '--initial-advertise-peer-urls', peerUrl],
    ...['--initial-cluster', `default=${peerUrl}`],
  ]);
  await running.ready(() => answers(`${url}/health`), { what: 'etcd', within: 30_000 });
  return url;
}

interface ServerOptions {
  readonly name: string;
  readonly etcd: string;
  readonly folder: string;
  readonly port: number;
}

/** Authorisation and admission as an EKS cluster has them by default; the server makes its own certificate. */
function apiServerArguments({ name, etcd, folder, port }: ServerOptions): string[] {
  const keys = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  });
  const file = (path: string, text: string): string => {
    writeFileSync(join(folder, path), text);
    return join(folder, path);
  };
  return [
    ...['--etcd-servers', etcd, '--etcd-prefix', `/${name}`],
    ...['--bind-address', '127.0.0.1', '--advertise-address', '127.0.0.1', '--secure-port', `${port}`],
    ...['--cert-dir', folder, '--endpoint-reconciler-type', 'none'],
    ...['--token-auth-file', file('tokens.csv', `${TOKEN},administrator,administrator,system:masters\n`)],
    ...['--authorization-mode', 'RBAC', '--allow-privileged', '--service-cluster-ip-range', '10.96.0.0/16'],
    ...['--service-account-issuer', 'https://kubernetes.default.svc'],
    ...['--service-account-key-file', file('sa.pub', keys.publicKey)],
    ...['--service-account-signing-key-file', file('sa.key', keys.privateKey)],
  ];
}

function certificates(folder: string): string {
  return readFileSync(join(folder, 'apiserver.crt'), 'utf8');
}

async function isReady(folder: string, url: string): Promise<boolean> {
  try {
    const api = new KubeApi({ url, ca: certificates(folder), token: TOKEN });
    await api.request('/readyz');
    return true;
  } catch {
    return false;
  }
}

function writeKubeconfig(folder: string, name: string, server: string): string {
  const file = join(folder, 'kubeconfig');
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': name,
    clusters: [{ name, cluster: { server, 'certificate-authority': join(folder, 'apiserver.crt') } }],
    users: [{ name, user: { token: TOKEN } }],
    contexts: [{ name, context: { cluster: name, user: name } }],
  };
  writeFileSync(file, printYaml(config));
  return file;
}
