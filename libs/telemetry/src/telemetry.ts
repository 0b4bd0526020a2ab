import { addManifest } from '@auditorsec/manifest/chart';
import type { ITelemetry } from '@kubernetes-models/istio/telemetry.istio.io/v1/Telemetry';
import type { Construct } from 'constructs';

/** Names of providers in the MeshConfig: `prometheus` is Istio's own, the others the mesh defines. */
export const PROVIDERS = { metrics: 'prometheus', traces: 'otel', accessLog: 'access-log' } as const;

/** Istio's root namespace: what stands there without a selector holds for the whole mesh, and only one such object does. */
const ROOT_NAMESPACE = 'istio-system';

export interface MeshTelemetryProps {
  /** The percentage of requests that a proxy starts a trace for, where nobody before it has decided. */
  readonly recordedPercent: number;
  /** Tags on every span, the same on all. */
  readonly spanTags: Readonly<Record<string, string>>;
  /** Labels of Istio's metrics that nothing reads: each multiplies the series of every pair of workloads. */
  readonly unusedLabels: readonly string[];
  /** CEL: proxies log the requests for which it is true. */
  readonly logged: string;
}

/** What every proxy of the mesh reports of requests: metrics, traces and log lines. */
export function meshTelemetry(chart: Construct, props: MeshTelemetryProps): void {
  const { recordedPercent, spanTags, unusedLabels, logged } = props;
  addManifest<ITelemetry>(chart, {
    apiVersion: 'telemetry.istio.io/v1',
    kind: 'Telemetry',
    metadata: { name: 'mesh-default', namespace: ROOT_NAMESPACE },
    spec: {
      accessLogging: [accessLogging(logged)],
      metrics: [
        {
          providers: [{ name: PROVIDERS.metrics }],
          overrides: [
            {
              match: { metric: 'ALL_METRICS' },
              tagOverrides: Object.fromEntries(unusedLabels.map((label) => [label, { operation: 'REMOVE' as const }])),
            },
          ],
        },
      ],
      tracing: [
        {
          providers: [{ name: PROVIDERS.traces }],
          randomSamplingPercentage: recordedPercent,
          customTags: Object.fromEntries(Object.entries(spanTags).map(([tag, value]) => [tag, { literal: { value } }])),
        },
      ],
    },
  });
}

export interface WorkloadTelemetryProps {
  readonly name: string;
  readonly namespace: string;
  readonly pods: Readonly<Record<string, string>>;
  /** Whether it starts a trace for every request, whatever the mesh's percentage. */
  readonly recordsInFull: boolean;
  /** In place of the mesh's. */
  readonly logged?: string;
  /** Labels that its request metrics have in addition: name → CEL. Values must be few, as each is a series. */
  readonly labels?: Readonly<Record<string, string>>;
}

const REQUEST_METRICS = ['REQUEST_COUNT', 'REQUEST_DURATION', 'RESPONSE_SIZE'] as const;

/**
 * What the proxies of one workload report beyond the mesh's. Istio adds it to the mesh's field by field: overrides of
 * metrics label by label, of traces each field that is set (`mergeMetrics` and `Tracing` of pilot/pkg/model/telemetry.go).
 */
export function workloadTelemetry(chart: Construct, props: WorkloadTelemetryProps): void {
  const { name, namespace, pods, recordsInFull, logged, labels } = props;
  const tagOverrides = Object.fromEntries(
    Object.entries(labels ?? {}).map(([label, value]) => [label, { operation: 'UPSERT' as const, value }]),
  );
  addManifest<ITelemetry>(chart, {
    apiVersion: 'telemetry.istio.io/v1',
    kind: 'Telemetry',
    metadata: { name, namespace },
    spec: {
      selector: { matchLabels: { ...pods } },
      ...(logged !== undefined && { accessLogging: [accessLogging(logged)] }),
      ...(labels && {
        metrics: [
          {
            providers: [{ name: PROVIDERS.metrics }],
            overrides: REQUEST_METRICS.map((metric) => ({ match: { metric, mode: 'CLIENT' as const }, tagOverrides })),
          },
        ],
      }),
      ...(recordsInFull && { tracing: [{ randomSamplingPercentage: 100 }] }),
    },
  });
}

/** Keeps the proxies of a namespace from reporting spans: of collectors, whose spans of spans would never end. */
export function noSpans(chart: Construct, namespace: string): void {
  addManifest<ITelemetry>(chart, {
    apiVersion: 'telemetry.istio.io/v1',
    kind: 'Telemetry',
    metadata: { name: 'no-spans', namespace },
    spec: { tracing: [{ disableSpanReporting: true }] },
  });
}

function accessLogging(expression: string) {
  return { providers: [{ name: PROVIDERS.accessLog }], filter: { expression } };
}
