import { strict as assert } from 'node:assert';
import { routeName } from '@auditorsec/config/routes';
import type { Progress } from '@auditorsec/schemas/progress';
import type { ITelemetry } from '@kubernetes-models/istio/telemetry.istio.io/v1/Telemetry';
import fleet from '../../../../../clusters/fleet.ts';
import { CLUSTER, type GatewayBench, openBench } from '../../gateway/bench.ts';
import { ask, newcomer } from '../../gateway/checks/requests.ts';
import type { Asked } from '../../gateway/client.ts';
import { generatedFolder, generatedObject } from '../../gateway/generated.ts';
import { copyEdited, type FileEdit } from '../../gateway/mutations/break.ts';
import type { Stage } from '../../parts/stage.ts';
import { accessLog, type Entry, entry } from '../access-log.ts';

export const TELEMETRY = 'mesh/Telemetry.telemetry.istio.io_istio-ingress_istio-ingress.yaml';
const ISTIOD = 'mesh/Application.argoproj.io_argocd_istiod.yaml';

/** One request, and the labels that its metrics must have; without a tier Istio writes `unknown`. */
interface Labelled {
  readonly asked: (bench: GatewayBench) => Partial<Asked>;
  readonly route: string;
  readonly tier: string | undefined;
}

const tiered = (tier: string, asked: Partial<Asked>) => (bench: GatewayBench) => ({
  ...newcomer(bench, { tier }),
  ...asked,
});
const untiered = (asked: Partial<Asked>) => (bench: GatewayBench) => ({ ...newcomer(bench), ...asked });

const requests: readonly Labelled[] = [
  ...Object.keys(fleet.rateLimits.tiers).map((tier) => ({ asked: tiered(tier, {}), route: 'api-v1-read', tier })),
  { asked: tiered('free', { method: 'POST', body: '{}' }), route: 'api-v1-write', tier: 'free' },
  { asked: tiered('gold', {}), route: 'api-v1-read', tier: 'other' },
  { asked: untiered({ headers: { 'x-auth-tier': 'internal' } }), route: 'api-v1-read', tier: undefined },
  ...fleet.routes
    .filter(({ access }) => access !== 'token')
    .map(({ path }) => ({
      asked: untiered({ path, token: undefined }),
      route: `${routeName(path)}-read`,
      tier: undefined,
    })),
];

/**
 * What Envoy makes of the CEL of the gateway's labels. Envoy's build lacks the filter that counts by them (its own library
 * reads the same CEL), so they are written to the access log, in place of two fields, for every request.
 */
export async function labelsOfRequests(
  stage: Stage,
  progress: Progress,
  edits: readonly FileEdit[] = [],
): Promise<string> {
  const [written, folder] = [stage.file('written'), stage.file('labels')];
  copyEdited(generatedFolder(CLUSTER), written, edits);
  const { route, tier } = expressions(written);
  copyEdited(written, folder, [
    { file: TELEMETRY, from: 'response.code >= 400', to: 'true' },
    { file: ISTIOD, from: '%ROUTE_NAME%', to: `%CEL(${route})%` },
    { file: ISTIOD, from: '%DYNAMIC_METADATA(envoy.filters.http.jwt_authn:payload:tier)%', to: `%CEL(${tier})%` },
  ]);
  const options = { version: '1.37.0', gateways: 1, sidecars: () => false, progress } as const;
  const bench = await openBench(stage, { ...options, folders: () => folder });
  for (const { asked } of requests) await ask(bench, asked(bench));
  const [gateway] = bench.gateways;
  assert.ok(gateway, 'no gateway was started');
  const seen = (await accessLog(gateway, requests.length)).map((line) => named(labels(entry(line))));
  const wrong = requests.map(named).filter((wanted, place) => wanted !== seen[place]);
  if (wrong.length > 0) throw new Error(`${wrong.join(', ')} came out as ${seen.join(', ')}`);
  return seen.join(', ');
}

function named({ route, tier }: Pick<Labelled, 'route' | 'tier'>): string {
  return `${route} ${tier ?? '-'}`;
}

function labels(line: Entry): Pick<Labelled, 'route' | 'tier'> {
  return { route: String(line['envoy.route']), tier: line['user.tier']?.toString() };
}

function expressions(folder: string): { readonly route: string; readonly tier: string } {
  const { spec } = generatedObject<ITelemetry>(folder, 'Telemetry', 'istio-ingress', 'istio-ingress');
  const { route, tier } = spec?.metrics?.[0]?.overrides?.[0]?.tagOverrides ?? {};
  assert.ok(route?.value && tier?.value, 'the gateway has labels for route and tier');
  return { route: route.value, tier: tier.value };
}
