import type { FileSpec, KubeObject } from '@auditorsec/manifest/types';

/** What a procedure names, to be held against what is generated. */

/** Objects in backticks: `Kind namespace/name` or `Kind name`. */
export function namedObjects(text: string): string[] {
  return matches(text, /`([A-Z][A-Za-z]+ [a-z0-9-]+(?:\/[a-z0-9-]+)?)`/g);
}

/** Alerts in backticks: one word in camel case that isn't a kind. */
export function namedAlerts(text: string): string[] {
  return matches(text, /`((?:[A-Z][a-z]+){2,})`/g).filter((word) => word !== 'IsWriter');
}

/** Metrics in backticks. */
export function namedMetrics(text: string): string[] {
  return matches(text, /`((?:aws|pg|istio|probe)_[a-z_]+)`/g);
}

/** `npm run` scripts. */
export function namedScripts(text: string): string[] {
  return matches(text, /npm run ([a-z]+)/g);
}

/** What IAM calls the right to each command of the AWS CLI: `aws rds describe-global-clusters` is `rds:DescribeGlobalClusters`. */
export function awsRights(text: string): string[] {
  return [...text.matchAll(/\baws ([a-z]+) ([a-z]+(?:-[a-z]+)+)/g)].map(
    ([, service, call = '']) =>
      `${service}:${call.replaceAll(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase())}`,
  );
}

/** A kubectl command: the cluster, the namespace, and the objects that it is about. */
export interface Command {
  readonly cluster: string;
  readonly namespace: string | undefined;
  readonly resource: string;
  readonly names: readonly string[];
}

const VERBS = 'get|scale|annotate';

export function kubectlCommands(text: string): Command[] {
  const form = new RegExp(
    `kubectl --context (\\S+)(?: -n (\\S+))? (?:${VERBS}) ([a-z0-9.]+)((?: (?!-)[a-z0-9-]+(?=[ \`\\n]))*)`,
    'g',
  );
  return [...text.matchAll(form)].map(([, cluster = '', namespace, resource = '', names = '']) => ({
    cluster,
    namespace,
    resource,
    names: names.trim().split(' ').filter(Boolean),
  }));
}

/** The plural of an object's kind, with and without its group, as kubectl takes it. */
export function resourceNames({ apiVersion, kind }: KubeObject): string[] {
  const [group = ''] = apiVersion.includes('/') ? apiVersion.split('/') : [''];
  const singular = kind.toLowerCase();
  return [singular, `${singular}s`, `${singular}s.${group}`];
}

/** Whether a command finds what it names. */
export function findsAll({ cluster, namespace, resource, names }: Command, files: readonly FileSpec[]): boolean {
  const found = files.filter(
    ({ object, ...file }) =>
      file.cluster === cluster && object.metadata.namespace === namespace && resourceNames(object).includes(resource),
  );
  return found.length > 0 && names.every((name) => found.some(({ object }) => object.metadata.name === name));
}

function matches(text: string, form: RegExp): string[] {
  return [...text.matchAll(form)].map(([, found = '']) => found);
}
