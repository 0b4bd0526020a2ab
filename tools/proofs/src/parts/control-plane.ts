import { writeFile } from 'node:fs/promises';
import type { Progress } from '@auditorsec/schemas/progress';
import { type Pod, readPods } from './pod.ts';
import { freePorts } from './ports.ts';
import { istioProgram } from './programs.ts';
import type { Stage } from './stage.ts';

/** A certificate with its chain, and its key, as PEM. */
export interface Certificate {
  readonly certificate: string;
  readonly key: string;
}

/** The root certificates that the control plane signs with, as PEM. */
export interface Authorities {
  /** Signs the certificates of workloads. */
  readonly mesh: string;
  /** Signs what cert-manager would have fetched. */
  readonly public: string;
  /** Signs the certificates of machine clients. */
  readonly clients: string;
}

/** What a certificate is asked for: host names, or the identity of a service account. */
export interface CertificateRequest {
  readonly authority: keyof Authorities;
  readonly name?: string;
  readonly hosts?: readonly string[];
  readonly namespace?: string;
  readonly serviceAccount?: string;
}

/** Istio's control plane, running over generated files. */
export interface ControlPlane {
  readonly xdsPort: number;
  readonly sdsPort: number;
  readonly pods: readonly Pod[];
  readonly authorities: Authorities;
  /**
   * Puts YAML documents into force; returns when every Envoy has taken them. Refused ones throw. Services may be those of
   * another cluster than the served one.
   */
  readonly apply: (yaml: string, cluster?: string) => Promise<void>;
  /** Takes the objects of the documents out of force. */
  readonly remove: (yaml: string) => Promise<void>;
  readonly certificate: (request: CertificateRequest) => Promise<Certificate>;
}

/** Clusters by name → folder of their files (the first one is served), and what stands in for the real ones. */
export interface ControlPlaneOptions {
  readonly clusters: Readonly<Record<string, string>>;
  readonly substitutions: unknown;
  readonly progress: Progress;
}

/** Starts the control plane and waits until it serves. */
export async function startControlPlane(stage: Stage, options: ControlPlaneOptions): Promise<ControlPlane> {
  const program = await istioProgram(options.progress);
  const ports = await freePorts(['xds', 'sds', 'http']);
  const substitutions = stage.file('substitutions.json');
  const pods = stage.file('pods.json');
  await writeFile(substitutions, JSON.stringify(options.substitutions, null, 2));
  const clusters = Object.entries(options.clusters).flatMap(([name, folder]) => ['-cluster', `${name}=${folder}`]);
  const addresses = Object.entries(ports).flatMap(([name, port]) => [`-${name}`, `127.0.0.1:${port}`]);
  const running = await stage.start('control-plane', program, [
    ...['serve', ...clusters, '-substitutions', substitutions, '-pods', pods, ...addresses],
  ]);
  const url = `http://127.0.0.1:${ports.http}`;
  await running.ready(() => answers(`${url}/ready`), { what: 'the control plane', within: 30_000 });
  return {
    xdsPort: ports.xds,
    sdsPort: ports.sds,
    pods: readPods(pods),
    authorities: JSON.parse(await call(`${url}/authorities`, 'GET')) as Authorities,
    apply: async (yaml, cluster = '') => void (await call(`${url}/apply?cluster=${cluster}`, 'PUT', yaml)),
    remove: async (yaml) => void (await call(`${url}/apply`, 'DELETE', yaml)),
    certificate: async (request) =>
      JSON.parse(await call(`${url}/certificates`, 'POST', JSON.stringify(request))) as Certificate,
  };
}

/** Whether an address answers with 200 yet. */
export async function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    (response) => response.ok,
    () => false,
  );
}

async function call(url: string, method: string, body?: string): Promise<string> {
  const response = await fetch(url, { method, ...(body === undefined ? {} : { body }) });
  const text = await response.text();
  if (!response.ok) throw new Error(`control plane: ${method} ${new URL(url).pathname}: ${text.trim()}`);
  return text;
}
