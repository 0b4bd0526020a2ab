import { addManifest } from '@auditorsec/manifest/chart';
import type { Construct } from 'constructs';
import type { IService } from 'kubernetes-models/v1/Service';

export interface ServiceProps {
  readonly name: string;
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Port names carry the protocol for Istio: `http`, `grpc-api`, `tcp-redis`. The target is the container port of that name. */
  readonly ports: Readonly<Record<string, number>>;
  /** Fields that a controller writes, as jq paths: what syncs the object leaves them alone. */
  readonly ownedElsewhere?: readonly string[];
}

/** A cluster-internal Service. `protocol` is written out: Istio's analyzers read manifests before any server fills it in. */
export function service(chart: Construct, props: ServiceProps): void {
  const { name, namespace, labels, ports, ownedElsewhere = [] } = props;
  const servicePorts = Object.entries(ports).map(([name, port]) => ({
    name,
    port,
    targetPort: name,
    protocol: 'TCP' as const,
  }));
  addManifest<IService>(
    chart,
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name, namespace },
      spec: { type: 'ClusterIP', selector: { ...labels }, ports: servicePorts },
    },
    { ownedElsewhere },
  );
}
