import { addManifest } from '@auditorsec/manifest/chart';
import type { IVirtualService } from '@kubernetes-models/istio/networking.istio.io/v1/VirtualService';
import type { Construct } from 'constructs';
import { destination } from './destination.ts';

export interface DelegateProps {
  readonly name: string;
  readonly namespace: string;
  /** The namespaces of the gateways that may use it. */
  readonly callers: readonly string[];
  readonly port: number;
  /**
   * Where requests go. Weights make 100, and a rollout controller moves them: what syncs the object from Git leaves them
   * alone. The only Service has none, so that nothing is left alone and Git says which it is.
   */
  readonly split: readonly { readonly service: string; readonly weight?: number }[];
}

/**
 * The one small object that carries an app's weights, and nothing else: Argo CD, which leaves the weights to the rollout
 * controller, puts the whole live list of routes over Git's. Times, retries and matches are those of the root's routes.
 */
export function delegateVirtualService(chart: Construct, props: DelegateProps): void {
  const { name, namespace, callers, port, split } = props;
  const route = split.map(({ service, weight }) => ({
    ...destination({ service, namespace, port }),
    ...(weight !== undefined && { weight }),
  }));
  const isMoved = split.some(({ weight }) => weight !== undefined);
  addManifest<IVirtualService>(
    chart,
    {
      apiVersion: 'networking.istio.io/v1',
      kind: 'VirtualService',
      metadata: { name, namespace },
      spec: { exportTo: ['.', ...callers], http: [{ route }] },
    },
    { ownedElsewhere: isMoved ? ['.spec.http[].route[].weight'] : [] },
  );
}
