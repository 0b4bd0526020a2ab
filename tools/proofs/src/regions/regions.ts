import type { Proof, Session } from '../session.ts';
import { aws } from './aws/aws.ts';
import { cache } from './cache/cache.ts';
import { dns } from './dns/dns.ts';
import { headers } from './headers/headers.ts';
import { worker } from './worker/worker.ts';

/** Checks that share their parts; starts them, runs the checks, stops them. */
export type Suite = (session: Session) => Promise<void>;

/** Run one after the other: each may use both cores. */
const suites: readonly Suite[] = [dns, cache, aws, headers, worker];

/** What is promised of regions, data, the edge and caches, on what stands in for AWS and on real clients. */
export const regions: Proof = {
  name: 'regions',
  about: 'the generated DNS, AWS resources, caches and the service worker: what is reached when regions fail',
  run: async (session) => {
    for (const suite of suites) await suite(session);
  },
};
