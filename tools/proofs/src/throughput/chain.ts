import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LoadBench } from './load-bench.ts';

/** A part of the gateway's chain: the generated file that makes it. */
export interface Part {
  readonly name: string;
  /** The most that it may cost, as a share of what the gateway costs without it: twice what it is, and room for the noise. */
  readonly share: number;
  /** Below `generated/<cluster>/gateway/`. */
  readonly file: string;
  /** Another part that has nothing to do without this one; what that costs isn't this one's. */
  readonly feeds?: string;
  /** What lets requests pass without it, where they would not: a text of another file, and what to put in its place. */
  readonly opened?: { readonly file: string; readonly from: string; readonly to: string };
}

const SUFFIX = 'istio.io_istio-ingress_';

/** The share of a part whose cost is lost in the noise. */
export const SMALL = 0.15;

/** What a request passes in the gateway beside TLS and routes; each part can be taken out alone. */
export const chain: readonly Part[] = [
  filter('connection-manager', SMALL),
  filter('claim-headers', SMALL),
  filter('address-limit', SMALL),
  filter('rate-limit', 1.15),
  filter('body-limit', SMALL),
  filter('compression', 0.4),
  {
    name: 'deny-admin-elsewhere',
    share: SMALL,
    file: `AuthorizationPolicy.security.${SUFFIX}deny-admin-elsewhere.yaml`,
  },
  {
    name: 'deny-admin-unproven',
    share: SMALL,
    file: `AuthorizationPolicy.security.${SUFFIX}deny-admin-unproven.yaml`,
  },
  {
    name: 'tokens',
    share: 0.35,
    file: `RequestAuthentication.security.${SUFFIX}api.yaml`,
    feeds: 'rate-limit',
    opened: {
      file: `AuthorizationPolicy.security.${SUFFIX}allow-tokens.yaml`,
      from: '  rules:\n',
      to: '  rules:\n    - {}\n',
    },
  },
];

function filter(name: string, share: number): Part {
  return { name, share, file: `EnvoyFilter.networking.${SUFFIX}${name}.yaml` };
}

/** Runs a job while a part is out of force, and puts it back. */
export async function without<T>({ folder, controlPlane }: LoadBench, part: Part, job: () => Promise<T>): Promise<T> {
  const text = (file: string): string => readFileSync(join(folder, 'gateway', file), 'utf8');
  const { file, opened } = part;
  try {
    if (opened) await controlPlane.apply(text(opened.file).replace(opened.from, opened.to));
    await controlPlane.remove(text(file));
    return await job();
  } finally {
    await controlPlane.apply(text(file));
    if (opened) await controlPlane.apply(text(opened.file));
  }
}
