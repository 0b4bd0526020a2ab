import type { ClusterObjects } from '@auditorsec/checks/objects';
import { cpus, gibibytes, type Resources } from '@auditorsec/checks/resources';
import type { Costs } from '@auditorsec/config/costs';
import { fraction } from '@auditorsec/config/units';
import { objectName } from '@auditorsec/manifest/patch';
import { CRITICAL } from '@auditorsec/workload/critical-nodes';
import { HOURS } from '../price.ts';
import type { Quantity, Usage } from '../usage.ts';
import { type ChartWorkload, chartWorkloads } from './chart-workloads.ts';
import type { Place } from './place.ts';

interface Application {
  readonly spec?: {
    readonly source?: { readonly chart?: string; readonly helm?: { readonly valuesObject?: unknown } };
  };
}

/** The pods of charts, by what the values of their Applications request for them; without that, nobody knows here. */
export function chartUsage(objects: ClusterObjects, place: Place, nodes: Quantity, costs: Costs): Usage[] {
  return objects.of<Application>('Application.argoproj.io').flatMap(({ file, object }): Usage[] => {
    const { chart, helm } = object.spec?.source ?? {};
    if (chart === undefined) return [];
    const values = helm?.valuesObject ?? {};
    const of = { ...place, app: file.app, category: 'nodes', interruptible: !isCritical(values) } as const;
    const name = objectName(file.object);
    const unknown = { ...of, object: name, sku: 'pods of a chart', quantity: undefined };
    return (chartWorkloads[chart] ?? [undefined]).flatMap((workload): Usage[] => {
      const pods = workload && podsOf(workload, values, nodes);
      const each = workload && requestsAt(workload, values);
      if (!pods || !each) return [{ ...unknown, object: workload ? `${name} ${workload.name}` : name }];
      const hours = (amount: number) => (amount * HOURS) / fraction(costs.nodeFilling);
      const used = (amount: number) => ({ low: hours(amount * pods.low), high: hours(amount * pods.high) });
      const made = { ...of, object: `${name} ${workload.name}` };
      return [
        { ...made, sku: 'node cpu', quantity: used(each.cpu) },
        { ...made, sku: 'node memory', quantity: used(each.memory) },
      ];
    });
  });
}

function requestsAt({ requests }: ChartWorkload, values: unknown): Resources | undefined {
  const { cpu, memory } = (at(values, requests) ?? {}) as { readonly cpu?: string; readonly memory?: string };
  return cpu === undefined || memory === undefined ? undefined : { cpu: cpus(cpu), memory: gibibytes(memory) };
}

function podsOf({ pods }: ChartWorkload, values: unknown, nodes: Quantity): Quantity | undefined {
  if (pods === 'nodes') return nodes;
  const [low, high] = [pods].flat().map((each) => (typeof each === 'number' ? each : at(values, each)));
  const most = high ?? low;
  return typeof low === 'number' && typeof most === 'number' ? { low, high: most } : undefined;
}

function isCritical(values: unknown): boolean {
  return at(values, `nodeSelector`, CRITICAL.key) === CRITICAL.value;
}

/** What stands at a path of the values; a last key may hold dots. */
function at(values: unknown, path: string, key?: string): unknown {
  const keys = [...path.split('.'), ...(key === undefined ? [] : [key])];
  return keys.reduce<unknown>((value, each) => (value as Record<string, unknown> | undefined)?.[each], values);
}
