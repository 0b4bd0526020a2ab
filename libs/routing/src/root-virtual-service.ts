import type { Tries } from '@auditorsec/config/routed';
import { addManifest } from '@auditorsec/manifest/chart';
import type { IVirtualService } from '@kubernetes-models/istio/networking.istio.io/v1/VirtualService';
import type { Construct } from 'constructs';
import { type Destination, destination } from './destination.ts';
import { retries } from './retry.ts';

type HttpRoute = NonNullable<NonNullable<IVirtualService['spec']>['http']>[number];
type HttpMatch = NonNullable<HttpRoute['match']>[number];

/** A path as routes name it: with a trailing `/` all that lies below it, without one exactly itself. */
export type RoutePath = string;

export interface RootRoute {
  readonly name: string;
  readonly path: RoutePath;
  /** The delegate VirtualService of the app that answers. */
  readonly delegate: { readonly name: string; readonly namespace: string };
  /** Requests that carry this header with the value `always` go to this Service, whatever the delegate's weights are. */
  readonly testers?: Destination & { readonly header: string };
  /** GET, HEAD and OPTIONS: may be repeated. */
  readonly read: Tries;
  /** Everything else: repeated only while nothing was sent. */
  readonly write: Tries;
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

/**
 * The routes of a host, which only config changes: paths, times, retries, testers. Weights live in the delegates, so that
 * no controller writes here.
 */
export function rootVirtualService(chart: Construct, { name, namespace, hosts, gateway, routes }: RootProps): void {
  addManifest<IVirtualService>(chart, {
    apiVersion: 'networking.istio.io/v1',
    kind: 'VirtualService',
    metadata: { name, namespace },
    spec: {
      exportTo: ['.', ...gateway.split('/').slice(0, 1)],
      gateways: [gateway],
      hosts: [...hosts],
      http: routes.flatMap(httpRoutes),
    },
  });
}

/** Testers first, who differ from the others in nothing but where they are led; then everyone. */
function httpRoutes({ name, path, delegate, testers, read, write, cors, headers }: RootRoute): HttpRoute[] {
  const uri = path.endsWith('/') ? { prefix: path } : { exact: path };
  const rest = { ...(cors && { corsPolicy: cors }), ...(headers && { headers }) };
  const readAndWrite = (prefix: string, match: HttpMatch, to: Pick<HttpRoute, 'route' | 'delegate'>): HttpRoute[] => [
    {
      name: `${prefix}-read`,
      match: [{ ...match, method: { regex: 'GET|HEAD|OPTIONS' } }],
      ...to,
      ...tries(read, retries.read),
      ...rest,
    },
    { name: `${prefix}-write`, match: [match], ...to, ...tries(write, retries.write), ...rest },
  ];
  const everyone = readAndWrite(name, { uri }, { delegate: { ...delegate } });
  if (!testers) return everyone;
  const asked = { uri, headers: { [testers.header]: { exact: 'always' } } };
  return [...readAndWrite(`${name}-tester`, asked, { route: [destination(testers)] }), ...everyone];
}

function tries(
  { timeout, attempts, perTryTimeout, backoff }: Tries,
  policy: (typeof retries)['read' | 'write'],
): Pick<HttpRoute, 'timeout' | 'retries'> {
  if (attempts === 0) return { timeout, retries: { attempts } };
  return {
    timeout,
    retries: { attempts, ...policy, ...(perTryTimeout && { perTryTimeout }), ...(backoff && { backoff }) },
  };
}
