import { randomUUID } from 'node:crypto';
import { copyFileSync, mkdirSync, renameSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { Progress } from '@auditorsec/schemas/progress';
import type { Cluster } from './cluster.ts';
import { answers } from './control-plane.ts';
import { freePorts } from './ports.ts';
import { goProgram } from './programs.ts';
import type { Stage } from './stage.ts';

/** The files of a signing authority, as the Secret `cacerts` holds them. */
const FILES = ['ca-cert.pem', 'ca-key.pem', 'cert-chain.pem', 'root-cert.pem'];

/** istiod of one cluster. */
export interface Istiod {
  /** Where proxies ask it, by TLS. */
  readonly xdsPort: number;
  /** Where it serves its metrics and what it knows, `/metrics` and `/debug/…`. */
  readonly url: string;
  /** Puts another authority in place, as the kubelet does when the Secret has changed. */
  readonly replaceAuthority: (folder: string) => void;
}

/** Builds istiod once for its pinned version; returns its path. Beside the control plane of `gateway` it takes seconds. */
export async function istiodProgram(progress: Progress): Promise<string> {
  const goPackage = 'istio.io/istio/pilot/cmd/pilot-discovery';
  return goProgram({ graph: 'istiod', package: goPackage, name: 'istiod', what: 'istiod, once' }, progress);
}

export interface IstiodOptions {
  readonly cluster: Cluster;
  /** The folder of the authority that it signs with. */
  readonly authority: string;
  readonly progress: Progress;
}

/** Starts istiod beside an API server on loopback, and waits until it is ready. */
export async function startIstiod(stage: Stage, { cluster, authority, progress }: IstiodOptions): Promise<Istiod> {
  const program = await istiodProgram(progress);
  const ports = await freePorts(['xds', 'plain', 'webhooks', 'http', 'monitoring']);
  const at = (port: number): string => `127.0.0.1:${port}`;
  const mounted = stage.file(`cacerts-${cluster.name}`);
  mount(mounted, authority);
  const args = [
    ...['discovery', '--kubeconfig', cluster.kubeconfig, '--clusterID', cluster.name, '--namespace', 'istio-system'],
    ...['--secureGRPCAddr', at(ports.xds), '--grpcAddr', at(ports.plain), '--httpsAddr', at(ports.webhooks)],
    ...['--httpAddr', at(ports.http), '--monitoringAddr', at(ports.monitoring), '--ctrlz_port', '0'],
  ];
  const env = {
    ROOT_CA_DIR: mounted,
    POD_NAMESPACE: 'istio-system',
    // No chart has made these webhooks here.
    INJECTION_WEBHOOK_CONFIG_NAME: '',
    VALIDATION_WEBHOOK_CONFIG_NAME: '',
  };
  const running = await stage.start(`istiod-${cluster.name}`, program, args, env);
  const ready = () => answers(`http://${at(ports.http)}/ready`);
  await running.ready(ready, { what: `istiod of ${cluster.name}`, within: 60_000 });
  return {
    xdsPort: ports.xds,
    url: `http://${at(ports.monitoring)}`,
    replaceAuthority: (folder) => swap(mounted, folder),
  };
}

/** A volume of a Secret: its files lead to a folder that is replaced as a whole. */
function mount(volume: string, folder: string): void {
  mkdirSync(volume);
  swap(volume, folder);
  for (const file of FILES) symlinkSync(join('..data', file), join(volume, file));
}

function swap(volume: string, folder: string): void {
  const version = randomUUID();
  mkdirSync(join(volume, version));
  for (const file of FILES) copyFileSync(join(folder, file), join(volume, version, file));
  symlinkSync(version, join(volume, '..data_tmp'));
  renameSync(join(volume, '..data_tmp'), join(volume, '..data'));
}
