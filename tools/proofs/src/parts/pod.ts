import { readFileSync } from 'node:fs';

/** A pod that the control plane has synthesised: where its processes have to listen, and who they are. */
export interface Pod {
  readonly cluster: string;
  readonly namespace: string;
  readonly name: string;
  readonly workload: string;
  /** The version of a Rollout that the pod belongs to. */
  readonly role?: 'stable' | 'canary';
  readonly serviceAccount: string;
  /** What other pods connect to. */
  readonly address: string;
  /** Where the application listens: behind a sidecar another address than the pod's. */
  readonly appAddress: string;
  /** Where its sidecar takes what the application sends; empty without a sidecar. */
  readonly callAddress: string;
  readonly region: string;
  readonly zone: string;
  readonly network?: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Name of the container's port → number. */
  readonly ports: Readonly<Record<string, number>>;
  /** Environment of its containers. */
  readonly env: Readonly<Record<string, string>>;
  readonly proxy: '' | 'sidecar' | 'gateway';
  /** What the agent beside the pod's Envoy would hand to it. */
  readonly proxyConfig?: unknown;
}

/** Reads the pods that the control plane wrote. */
export function readPods(file: string): readonly Pod[] {
  return JSON.parse(readFileSync(file, 'utf8')) as Pod[];
}
