import { type Application, chartsNamed, valueAt } from '../application.ts';
import { selects } from '../label-selector.ts';
import type { ClusterObjects, Found, PodTemplate } from '../objects.ts';
import type { ClusterRule, Report } from '../rule.ts';

/** What the API server waits for at most, in seconds. */
const LONGEST = 10;

/** Where a chart sets what its refusing webhooks need; a timeout of seconds that it leaves alone is its default. */
interface ChartWebhook {
  readonly replicas: string;
  /** A value that is there when there is a PodDisruptionBudget. */
  readonly budget: string;
  readonly timeout?: { readonly path: string; readonly default: number };
}

/** Charts whose webhooks refuse while they are away, as `helm template` shows them. */
const CHARTS: Readonly<Record<string, ChartWebhook>> = {
  'aws-load-balancer-controller': { replicas: 'replicaCount', budget: 'podDisruptionBudget.maxUnavailable' },
  'cert-manager': {
    replicas: 'webhook.replicaCount',
    budget: 'webhook.podDisruptionBudget.enabled',
    timeout: { path: 'webhook.timeoutSeconds', default: 30 },
  },
  'external-secrets': { replicas: 'webhook.replicaCount', budget: 'webhook.podDisruptionBudget.enabled' },
  istiod: { replicas: 'autoscaleMin', budget: 'pdb.maxUnavailable' },
  kyverno: { replicas: 'admissionController.replicas', budget: 'admissionController.podDisruptionBudget.enabled' },
  'opentelemetry-operator': {
    replicas: 'replicaCount',
    budget: 'pdb.create',
    timeout: { path: 'admissionWebhooks.timeoutSeconds', default: 10 },
  },
};

interface WebhookConfiguration {
  readonly webhooks?: readonly {
    readonly name: string;
    readonly failurePolicy?: string;
    readonly timeoutSeconds?: number;
    readonly namespaceSelector?: { readonly matchExpressions?: readonly { readonly values?: readonly string[] }[] };
    readonly clientConfig: { readonly service?: { readonly name: string; readonly namespace: string } };
  }[];
}

/** A webhook that refuses while it is away is never away for long: two pods, a budget, a short timeout, and not for its own pods. */
export const requireAvailableWebhooks: ClusterRule = {
  name: 'require-available-webhooks',
  scope: 'cluster',
  check(objects, report) {
    for (const [chart, webhook] of Object.entries(CHARTS))
      for (const application of chartsNamed(objects, chart)) checkChart(application, webhook, report);
    for (const kind of ['ValidatingWebhookConfiguration', 'MutatingWebhookConfiguration'])
      for (const found of objects.of<WebhookConfiguration>(`${kind}.admissionregistration.k8s.io`))
        checkWebhooks(objects, found, report);
  },
};

const LOCKED = 'while its webhook is away the API server refuses, and nobody can mend the cluster';

function checkChart(
  application: Found<Application>,
  { replicas, budget, timeout }: ChartWebhook,
  report: Report,
): void {
  const field = (path: string) => `spec.source.helm.valuesObject.${path}`;
  const pods = Number(valueAt(application, replicas) ?? 1);
  if (pods < 2) report(application.file, `${LOCKED}: it has ${pods} pod. Write 2 or more.`, field(replicas));
  const bounded = valueAt(application, budget);
  if (bounded === undefined || bounded === false)
    report(
      application.file,
      `${LOCKED}: nodes that are drained together take all of its pods. Give it a PodDisruptionBudget.`,
      field(budget),
    );
  const seconds = timeout && Number(valueAt(application, timeout.path) ?? timeout.default);
  if (timeout && Number(seconds) > LONGEST) report(application.file, slow(Number(seconds)), field(timeout.path));
}

function checkWebhooks(objects: ClusterObjects, { file, object }: Found<WebhookConfiguration>, report: Report): void {
  for (const [index, { failurePolicy = 'Fail', timeoutSeconds = LONGEST, namespaceSelector, clientConfig }] of (
    object.webhooks ?? []
  ).entries()) {
    if (failurePolicy !== 'Fail') continue;
    const field = `webhooks[${index}]`;
    if (timeoutSeconds > LONGEST) report(file, slow(timeoutSeconds), `${field}.timeoutSeconds`);
    const { service } = clientConfig;
    if (!service) continue;
    const left = new Set(namespaceSelector?.matchExpressions?.flatMap(({ values = [] }) => values));
    const missing = ['kube-system', service.namespace].filter((namespace) => !left.has(namespace));
    if (missing.length > 0)
      report(
        file,
        `${LOCKED}: it must be asked for its own pods and the control plane's too. Leave out ${missing.join(' and ')}.`,
        `${field}.namespaceSelector`,
      );
    if (!standsBehind(objects, service))
      report(
        file,
        `${LOCKED}: no workload of two pods with a PodDisruptionBudget answers for ${service.namespace}/${service.name}. Make one.`,
        `${field}.clientConfig.service`,
      );
  }
}

function slow(seconds: number): string {
  return `each request of the API server waits ${seconds} s for a webhook that hangs, and nodes that can't renew their lease are replaced. Write ${LONGEST} or less.`;
}

function standsBehind(
  objects: ClusterObjects,
  { name, namespace }: { readonly name: string; readonly namespace: string },
): boolean {
  const service = objects.get<{ spec?: { selector?: Record<string, string> } }>('Service', namespace, name);
  const pods = service ? objects.pods(namespace, service.object.spec?.selector) : [];
  return pods.some((pod) => replicasOf(pod) >= 2 && hasBudget(objects, pod));
}

function replicasOf({ file }: PodTemplate): number {
  return (file.object as { spec?: { replicas?: number } }).spec?.replicas ?? 1;
}

function hasBudget(objects: ClusterObjects, { namespace, labels }: PodTemplate): boolean {
  const budgets = objects.of<{ spec?: { selector?: Parameters<typeof selects>[0] } }>('PodDisruptionBudget.policy');
  return budgets.some(
    ({ object }) => object.metadata.namespace === namespace && selects(object.spec?.selector ?? {}, labels),
  );
}
