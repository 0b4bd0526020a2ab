import { addManifest } from '@auditorsec/manifest/chart';
import { trace } from '@auditorsec/problem/call-site';
import type { IProbe } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1/Probe';
import type { Construct } from 'constructs';
import { kept, type Scrape, timing } from './scrape.ts';
import { selectedLabels } from './selection.ts';

export interface ProbeProps extends Scrape {
  /** `<host>:<port>` of the blackbox exporter, and the module of its configuration. */
  readonly prober: { readonly url: string; readonly module: string };
  /** The URL that is asked. */
  readonly target: string;
  /** The label `job`, which probes of several targets share. */
  readonly job: string;
  readonly labels?: Readonly<Record<string, string>>;
}

/** Asks a URL from outside, as a client would, through the blackbox exporter. */
export function probe(chart: Construct, props: ProbeProps): void {
  const { name, namespace, prober, target, job, labels } = props;
  addManifest<IProbe>(chart, {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'Probe',
    metadata: { name, namespace, labels: { ...selectedLabels } },
    spec: {
      jobName: job,
      ...timing(props, trace(probe)),
      module: prober.module,
      prober: { url: prober.url, scheme: 'http', path: '/probe' },
      targets: { staticConfig: { static: [target], ...(labels && { labels: { ...labels } }) } },
      metricRelabelings: kept(props),
    },
  });
}
