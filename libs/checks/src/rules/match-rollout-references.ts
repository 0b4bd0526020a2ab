import { suggest } from '@auditorsec/problem/suggest';
import { autoscalers } from '../autoscaler.ts';
import type { ClusterObjects } from '../objects.ts';
import { analyses, type Rollout, rollouts, runBy, servicesOf } from '../rollout.ts';
import type { ClusterRule, Report } from '../rule.ts';
import type { Service } from '../service-port.ts';
import { type HttpRoute, type VirtualService, virtualServices } from '../virtual-service.ts';

interface AnalysisTemplate {
  readonly spec?: {
    readonly args?: readonly { readonly name: string; readonly value?: string; readonly valueFrom?: unknown }[];
  };
}

/** What a Rollout names is there: its workload, two Services, routes with their weights, templates with their arguments. */
export const matchRolloutReferences: ClusterRule = {
  name: 'match-rollout-references',
  scope: 'cluster',
  check(objects, report) {
    for (const rollout of rollouts(objects)) {
      const fail = (message: string, field: string) =>
        report(rollout.file, `no new version is ever delivered: ${message}`, field);
      checkWorkload(objects, rollout, fail, report);
      checkServices(objects, rollout, fail);
      checkRoutes(objects, rollout, fail, report);
      checkAnalyses(objects, rollout, fail);
    }
  },
};

type Fail = (message: string, field: string) => void;

function checkWorkload(objects: ClusterObjects, rollout: Rollout, fail: Fail, report: Report): void {
  const { namespace = 'default', name } = rollout.object.metadata;
  const target = runBy(rollout);
  if (target.kind === 'Rollout.argoproj.io') return;
  if (!objects.get(target.kind, namespace, target.name)) {
    const names = objects.of(target.kind).map(({ object }) => object.metadata.name);
    fail(`there is no ${target.kind} ${namespace}/${target.name}${meant(target.name, names)}`, 'spec.workloadRef.name');
  }
  for (const { file, namespace: own, target: scaled } of autoscalers(objects)) {
    if (own !== namespace || scaled.kind !== target.kind || scaled.name !== target.name) continue;
    const message =
      `no pod is added under load: Rollout ${name} runs the pods of ${target.kind} ${target.name} and keeps that at 0 replicas. ` +
      `Write apiVersion: argoproj.io/v1alpha1, kind: Rollout, name: ${name}.`;
    report(file, message, scaled.field);
  }
}

function checkServices(objects: ClusterObjects, rollout: Rollout, fail: Fail): void {
  const { namespace = 'default' } = rollout.object.metadata;
  const [current, next] = servicesOf(rollout);
  for (const [field, name] of [current, next].flatMap((each) => (each ? [each] : []))) {
    if (!name || objects.get<Service>('Service', namespace, name)) continue;
    const names = objects
      .of<Service>('Service')
      .flatMap(({ object: { metadata } }) => (metadata.namespace === namespace ? metadata.name : []));
    fail(`there is no Service ${namespace}/${name}${meant(name, names)}`, field);
  }
  if (next?.[1] && current?.[1] === next[1])
    fail(
      `both versions are behind Service ${next[1]}, which the controller points to one of them. Name two Services.`,
      next[0],
    );
}

function checkRoutes(objects: ClusterObjects, rollout: Rollout, fail: Fail, report: Report): void {
  const { namespace = 'default' } = rollout.object.metadata;
  const { canary } = rollout.object.spec?.strategy ?? {};
  const named = canary?.trafficRouting?.istio?.virtualService;
  if (!named) return;
  const field = 'spec.strategy.canary.trafficRouting.istio.virtualService';
  const found = virtualServices(objects).find(
    ({ object: { metadata } }) => metadata.namespace === namespace && metadata.name === named.name,
  );
  if (!found) {
    const names = virtualServices(objects).map(({ object }) => object.metadata.name);
    fail(`there is no VirtualService ${namespace}/${named.name}${meant(named.name, names)}`, `${field}.name`);
    return;
  }
  const routes = found.object.spec?.http ?? [];
  const names = routes.flatMap(({ name }) => name ?? []);
  for (const [index, name] of (named.routes ?? []).entries())
    if (!names.includes(name))
      fail(`VirtualService ${named.name} has no route ${name}${meant(name, names)}`, `${field}.routes[${index}]`);
  if (!named.routes && routes.length > 1)
    fail(`VirtualService ${named.name} has ${routes.length} routes, and it isn't said which. Write routes.`, field);
  for (const [index, route] of routes.entries())
    if (!named.routes || named.routes.includes(route.name ?? '')) checkWeights(found, route, index, report);
}

function checkWeights({ file }: VirtualService, { route = [] }: HttpRoute, index: number, report: Report): void {
  const weights = route.map(({ weight }) => weight ?? 0);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  if (sum === 100) return;
  const message =
    `requests are split otherwise than it says: the weights ${weights.join(' and ')} make ${sum}, and the rollout counts in ` +
    'hundredths. Write weights that make 100.';
  report(file, message, `spec.http[${index}].route`);
}

function checkAnalyses(objects: ClusterObjects, rollout: Rollout, fail: Fail): void {
  const { namespace = 'default' } = rollout.object.metadata;
  for (const { reference, field } of analyses(rollout)) {
    const given = new Set(reference.args?.map(({ name }) => name));
    for (const [index, { templateName = '', clusterScope }] of (reference.templates ?? []).entries()) {
      const kind = clusterScope ? 'ClusterAnalysisTemplate.argoproj.io' : 'AnalysisTemplate.argoproj.io';
      const template = objects.get<AnalysisTemplate>(kind, clusterScope ? undefined : namespace, templateName);
      if (!template) {
        const names = objects.of(kind).map(({ object }) => object.metadata.name);
        fail(
          `there is no ${kind} ${templateName}${meant(templateName, names)}`,
          `${field}.templates[${index}].templateName`,
        );
        continue;
      }
      for (const { name, value, valueFrom } of template.object.spec?.args ?? [])
        if (value === undefined && !valueFrom && !given.has(name))
          fail(`${kind} ${templateName} asks for the argument ${name}. Give it a value in args.`, `${field}.args`);
    }
  }
}

function meant(name: string, names: readonly string[]): string {
  const nearest = suggest(name, names);
  return nearest ? `. Did you mean ${nearest}?` : `; there are ${names.join(', ') || 'none'}.`;
}
