import { ServiceAccount } from 'cdk8s-plus-27';
import type { Construct } from 'constructs';

/** An identity of its own for one workload, without an API token unless a pod asks for one. */
export function serviceAccount(chart: Construct, namespace: string, name: string): void {
  new ServiceAccount(chart, `ServiceAccount ${name}`, { metadata: { name, namespace }, automountToken: false });
}
