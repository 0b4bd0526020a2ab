import { addManifest } from '@auditorsec/manifest/chart';
import { networkPolicy, type Opening, prometheus } from '@auditorsec/network-policy/network-policy';
import { disruptionBudget } from '@auditorsec/workload/disruption-budget';
import { podTemplate } from '@auditorsec/workload/pod';
import type { Resources } from '@auditorsec/workload/resources';
import { serviceAccount } from '@auditorsec/workload/service-account';
import type { Construct } from 'constructs';
import type { IDeployment } from 'kubernetes-models/apps/v1/Deployment';
import type { IConfigMap } from 'kubernetes-models/v1/ConfigMap';
import type { IContainer } from 'kubernetes-models/v1/Container';
import type { IPodTemplateSpec } from 'kubernetes-models/v1/PodTemplateSpec';
import type { IVolume } from 'kubernetes-models/v1/Volume';
import { NAMESPACE } from './place.ts';
import { type ExporterName, exporterPorts, METRICS } from './ports.ts';

export interface ExporterProps {
  readonly name: ExporterName;
  readonly image: string;
  readonly replicas: number;
  readonly resources: Resources;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Environment variables whose values are keys of the Secret of the exporter's name. */
  readonly secretEnv?: Readonly<Record<string, string>>;
  /** Configuration, mounted at `/etc/<name>/<file>`. */
  readonly config?: { readonly file: string; readonly text: string };
  /** A Secret with a CA certificate, mounted at `/etc/<name>-ca`. */
  readonly ca?: string;
  /** ConfigMaps of others, by the folder in which their files stand. */
  readonly shared?: Readonly<Record<string, string>>;
  readonly egress: readonly Opening[];
}

export const labelsOf = (name: string) => ({ 'app.kubernetes.io/name': name });

/** A small process that asks something which speaks no Prometheus, and may be reached by Prometheus alone. */
export function exporter(chart: Construct, props: ExporterProps): void {
  const { name, replicas, config, egress } = props;
  const port = exporterPorts[name];
  const labels = labelsOf(name);
  serviceAccount(chart, NAMESPACE, name);
  if (config)
    addManifest<IConfigMap>(chart, {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name, namespace: NAMESPACE },
      data: { [config.file]: config.text },
    });
  addManifest<IDeployment>(chart, {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace: NAMESPACE, labels },
    spec: { replicas, revisionHistoryLimit: 5, selector: { matchLabels: labels }, template: template(props) },
  });
  if (replicas > 1) disruptionBudget(chart, { name, namespace: NAMESPACE, labels });
  networkPolicy(chart, {
    name,
    namespace: NAMESPACE,
    pods: labels,
    ingress: [{ peers: [prometheus], ports: [port] }],
    egress,
  });
}

function template(props: ExporterProps): IPodTemplateSpec {
  const { name, image, args, env, resources, config, shared } = props;
  const { metadata, spec } = podTemplate({
    name,
    labels: labelsOf(name),
    serviceAccount: name,
    image,
    ...(args && { args }),
    ...(env && { env }),
    config: { ...(config && { [`/etc/${name}`]: name }), ...shared },
    resources,
    ports: { [METRICS]: exporterPorts[name] },
    readiness: { path: '/', port: METRICS },
  });
  const volumes = mounted(props);
  const complete = (container: IContainer): IContainer => ({
    ...container,
    env: [...(container.env ?? []), ...fromSecret(props)],
    volumeMounts: [
      ...(container.volumeMounts ?? []),
      ...volumes.map(({ name }) => ({ name, mountPath: `/etc/${name}`, readOnly: true })),
    ],
  });
  return {
    ...(metadata && { metadata }),
    spec: {
      ...spec,
      containers: (spec?.containers ?? []).map(complete),
      volumes: [...(spec?.volumes ?? []), ...volumes],
    },
  };
}

function mounted({ name, ca }: ExporterProps): IVolume[] {
  return ca ? [{ name: `${name}-ca`, secret: { secretName: ca } }] : [];
}

function fromSecret({ name, secretEnv = {} }: ExporterProps): NonNullable<IContainer['env']> {
  return Object.entries(secretEnv).map(([variable, key]) => ({
    name: variable,
    valueFrom: { secretKeyRef: { name, key } },
  }));
}
