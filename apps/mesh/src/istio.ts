import { helmApplication } from '@auditorsec/argo-application/helm-application';
import { versions } from '@auditorsec/versions/versions';
import type { Construct } from 'constructs';
import { globalValues, type IstiodProps, istiodValues } from './istiod-values.ts';
import { CNI_NAMESPACE, SYSTEM } from './place.ts';

export interface IstioProps extends IstiodProps {
  /** Where the charts of Istio are. */
  readonly charts: string;
  /** The project that bounds them. */
  readonly project: string;
}

/** CRDs before everything else of the mesh; NetworkPolicies and settings (wave 0) before the pods that need them. */
const DEFINITIONS = -30;
const CONTROL_PLANE = 10;

const WEBHOOKS = 'admissionregistration.k8s.io';

/** istiod writes its own certificate authority into the webhooks that the charts make. */
const caBundle = (kind: string, name: string) => ({
  group: WEBHOOKS,
  kind,
  name,
  jqPathExpressions: ['.webhooks[].clientConfig.caBundle'],
});

/** Istio by its own charts, each at the version that everything else is checked against; CRDs first, then the rest. */
export function istio(chart: Construct, props: IstioProps): void {
  const common = { registry: props.charts, project: props.project, version: versions.istio };
  helmApplication(chart, {
    ...common,
    name: 'istio-base',
    chart: 'base',
    namespace: SYSTEM,
    values: { defaultRevision: 'default' },
    wave: DEFINITIONS,
    ignored: [
      {
        ...caBundle('ValidatingWebhookConfiguration', 'istiod-default-validator'),
        // istiod raises it from Ignore to Fail as soon as it can answer.
        jqPathExpressions: ['.webhooks[].clientConfig.caBundle', '.webhooks[].failurePolicy'],
      },
    ],
  });
  helmApplication(chart, {
    ...common,
    name: 'istio-cni',
    chart: 'cni',
    namespace: CNI_NAMESPACE,
    values: { excludeNamespaces: ['kube-system', SYSTEM], global: globalValues(props.images) },
    wave: CONTROL_PLANE,
  });
  helmApplication(chart, {
    ...common,
    name: 'istiod',
    chart: 'istiod',
    namespace: SYSTEM,
    values: istiodValues(props),
    wave: CONTROL_PLANE,
    ignored: [
      caBundle('MutatingWebhookConfiguration', 'istio-sidecar-injector'),
      caBundle('ValidatingWebhookConfiguration', 'istio-validator-istio-system'),
    ],
  });
}
