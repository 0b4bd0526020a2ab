import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { moduleFolder } from '@auditorsec/schemas/go';
import type { Progress } from '@auditorsec/schemas/progress';
import { parseAllDocuments } from 'yaml';
import { generatedFolder, generatedObject } from '../gateway/generated.ts';
import type { KubernetesObject } from '../observability/objects.ts';
import { goProgram } from '../parts/programs.ts';

interface ChartApplication {
  readonly spec: {
    readonly destination: { readonly namespace: string };
    readonly source: { readonly helm: { readonly valuesObject: object } };
  };
}

/** Where Istio's source has the charts of our Applications. */
const CHARTS: Readonly<Record<string, string>> = {
  'istio-base': 'manifests/charts/base',
  istiod: 'manifests/charts/istio-control/istio-discovery',
};

/** What a chart of Istio makes of the values of a cluster's Application. */
export async function chartObjects(
  cluster: string,
  application: string,
  progress: Progress,
): Promise<readonly KubernetesObject[]> {
  const helm = await goProgram({ graph: 'helm', package: 'helm.sh/helm/v4/cmd/helm', what: 'helm' }, progress);
  const chart = join(await moduleFolder('istiod', 'istio.io/istio'), CHARTS[application] ?? '');
  const { spec } = generatedObject<ChartApplication>(generatedFolder(cluster), 'Application', 'argocd', application);
  const words = ['template', application, chart, '--namespace', spec.destination.namespace, '--values', '-'];
  const rendering = promisify(execFile)(helm, words, { maxBuffer: 1 << 26 });
  rendering.child.stdin?.end(JSON.stringify(spec.source.helm.valuesObject));
  const { stdout } = await rendering;
  return parseAllDocuments(stdout).flatMap((document) => (document.toJS() as KubernetesObject | null) ?? []);
}
