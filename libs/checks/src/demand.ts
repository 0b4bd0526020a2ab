import { type Autoscaler, autoscalers, scales } from './autoscaler.ts';
import type { ClusterObjects } from './objects.ts';
import { perCluster } from './per-cluster.ts';
import { podGroups } from './pod-groups.ts';

/** CPUs, and memory in GiB. */
export interface Resources {
  readonly cpu: number;
  readonly memory: number;
}

interface Requests {
  readonly cpu?: string | number;
  readonly memory?: string | number;
}

interface Requesting {
  readonly resources?: { readonly requests?: Requests };
}

const GIBIBYTES: Readonly<Record<string, number>> = { Ki: 1024 ** -2, Mi: 1024 ** -1, Gi: 1, Ti: 1024, '': 1024 ** -3 };

export const NONE: Resources = { cpu: 0, memory: 0 };

export function sum(one: Resources, other: Resources): Resources {
  return { cpu: one.cpu + other.cpu, memory: one.memory + other.memory };
}

/** CPUs of a quantity such as `250m` or `2`. */
export function cpus(quantity: string | number = 0): number {
  const text = `${quantity}`;
  return text.endsWith('m') ? Number(text.slice(0, -1)) / 1000 : Number(text);
}

/** GiB of a quantity such as `512Mi`. */
export function gibibytes(quantity: string | number = 0): number {
  const [, amount, unit = ''] = /^([\d.]+)(Ki|Mi|Gi|Ti)?$/.exec(`${quantity}`) ?? [];
  return Number(amount) * (GIBIBYTES[unit] ?? 0);
}

/** What all pods of a cluster request when every autoscaler runs as many as it may. */
export const demand = perCluster((objects: ClusterObjects) => total(objects, () => true));

/** That of the pods that autoscalers number alone: the load that follows clients to another region. */
export const movingDemand = perCluster((objects: ClusterObjects) => total(objects, (scaler) => scaler !== undefined));

function total(objects: ClusterObjects, counts: (scaler: Autoscaler | undefined) => boolean): Resources {
  const scalers = autoscalers(objects);
  return objects.pods().reduce((all, pod) => {
    const scaler = scalers.find((each) => scales(each, pod));
    if (!counts(scaler)) return all;
    const groups = podGroups(pod).map(({ spec, replicas = 1 }) =>
      times(requests(spec), scaler?.max.replicas ?? replicas),
    );
    return groups.reduce(sum, all);
  }, NONE);
}

/** Of one pod: its containers', or those of the object that an operator makes it of. */
export function requests(spec: { readonly containers?: readonly object[] }): Resources {
  const parts = [...(spec.containers ?? []), spec] as readonly Requesting[];
  return parts
    .map(({ resources }) => ({ cpu: cpus(resources?.requests?.cpu), memory: gibibytes(resources?.requests?.memory) }))
    .reduce(sum, NONE);
}

export function times({ cpu, memory }: Resources, pods: number): Resources {
  return { cpu: cpu * pods, memory: memory * pods };
}
