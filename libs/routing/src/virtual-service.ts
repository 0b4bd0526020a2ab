import { addManifest } from '@auditorsec/manifest/chart';
import type { IVirtualService } from '@kubernetes-models/istio/networking.istio.io/v1/VirtualService';
import type { Construct } from 'constructs';
import { type RetryProps, retries } from './retry.ts';

type HttpRoute = NonNullable<NonNullable<IVirtualService['spec']>['http']>[number];

/** A path as routes name it: with a trailing `/` all that lies below it, without one exactly itself. */
export type RoutePath = string;

export interface RootRoute {
  readonly name: string;
  readonly path: RoutePath;
  /** The delegate VirtualService of the app that answers. */
  readonly delegate: { readonly name: string; readonly namespace: string };
  readonly cors?: HttpRoute['corsPolicy'];
  readonly headers?: HttpRoute['headers'];
}

export interface RootProps {
  readonly name: string;
  readonly namespace: string;
  readonly hosts: readonly string[];
  /** `<namespace>/<Gateway>`; the routes are exported to that namespace and to their own. */
  readonly gateway: string;
  /** In order: the first whose path matches answers. */
  readonly routes: readonly RootRoute[];
}

/** The routes of a host, which only config changes. Weights live in the delegates, so that no controller writes here. */
export function rootVirtualService(chart: Construct, { name, namespace, hosts, gateway, routes }: RootProps): void {
  addManifest<IVirtualService>(chart, {
    apiVersion: 'networking.istio.io/v1',
    kind: 'VirtualService',
    metadata: { name, namespace },
    spec: {
      exportTo: ['.', ...gateway.split('/').slice(0, 1)],
      gateways: [gateway],
      hosts: [...hosts],
      http: routes.map(({ name, path, delegate, cors, headers }) => ({
        name,
        match: [{ uri: path.endsWith('/') ? { prefix: path } : { exact: path } }],
        delegate: { ...delegate },
        ...(cors && { corsPolicy: cors }),
        ...(headers && { headers }),
      })),
    },
  });
}

export interface DelegateProps {
  readonly name: string;
  readonly namespace: string;
  /** The namespaces of the gateways that may use it. */
  readonly callers: readonly string[];
  readonly port: number;
  /** Where requests go; the weights make 100. */
  readonly split: readonly { readonly service: string; readonly weight: number }[];
  /** GET, HEAD and OPTIONS: may be repeated. */
  readonly read: RetryProps;
  /** Everything else: repeated only while nothing was sent. */
  readonly write: RetryProps;
}

/** The one small object that carries an app's weights: a rollout controller may own it without freezing the routes. */
export function delegateVirtualService(chart: Construct, props: DelegateProps): void {
  const { name, namespace, callers, port, split, read, write } = props;
  const route = split.map(({ service, weight }) => ({
    destination: { host: `${service}.${namespace}.svc.cluster.local`, port: { number: port } },
    weight,
  }));
  addManifest<IVirtualService>(chart, {
    apiVersion: 'networking.istio.io/v1',
    kind: 'VirtualService',
    metadata: { name, namespace },
    spec: {
      exportTo: ['.', ...callers],
      http: [
        { name: 'read', match: [{ method: { regex: 'GET|HEAD|OPTIONS' } }], route, ...tries(read, retries.read) },
        { name: 'write', route, ...tries(write, retries.write) },
      ],
    },
  });
}

function tries(
  { timeout, attempts, perTryTimeout, backoff }: RetryProps,
  policy: (typeof retries)['read' | 'write'],
): Pick<HttpRoute, 'timeout' | 'retries'> {
  if (attempts === 0) return { timeout, retries: { attempts } };
  return {
    timeout,
    retries: { attempts, ...policy, ...(perTryTimeout && { perTryTimeout }), ...(backoff && { backoff }) },
  };
}
