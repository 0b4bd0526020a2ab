/** CPUs, and memory in GiB. */
export interface Resources {
  readonly cpu: number;
  readonly memory: number;
}

interface Requests {
  readonly cpu?: string | number;
  readonly memory?: string | number;
}

/** Whatever says what it requests, as a container does. */
export interface Requesting {
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

/** What something requests by itself. */
export function requestsOf({ resources }: Requesting): Resources {
  return { cpu: cpus(resources?.requests?.cpu), memory: gibibytes(resources?.requests?.memory) };
}

export function times({ cpu, memory }: Resources, pods: number): Resources {
  return { cpu: cpu * pods, memory: memory * pods };
}
