import type { External } from '@auditorsec/config/external';
import { addManifest } from '@auditorsec/manifest/chart';
import type { IServiceEntry } from '@kubernetes-models/istio/networking.istio.io/v1/ServiceEntry';
import type { Construct } from 'constructs';

export interface ServiceEntryProps extends Omit<External, 'name' | 'network'> {
  readonly name: string;
  readonly namespace: string;
  /** The namespaces that may use it. */
  readonly callers: readonly string[];
}

/**
 * Tells the mesh of a host outside, for some namespaces alone. The application's own TLS passes through: Istio starts
 * none.
 */
export function serviceEntry(chart: Construct, props: ServiceEntryProps): void {
  const { name, namespace, callers, host, port, protocol } = props;
  addManifest<IServiceEntry>(chart, {
    apiVersion: 'networking.istio.io/v1',
    kind: 'ServiceEntry',
    metadata: { name, namespace },
    spec: {
      exportTo: [...callers],
      hosts: [host],
      location: 'MESH_EXTERNAL',
      ports: [{ name: `${protocol.toLowerCase()}-${name}`, number: port, protocol }],
      resolution: 'DNS',
    },
  });
}
