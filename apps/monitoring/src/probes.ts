import type { Fleet } from '@auditorsec/config/fleet';
import { routeName } from '@auditorsec/config/routes';
import { probe } from '@auditorsec/prometheus/probe';
import type { Construct } from 'constructs';
import { blackboxUrl, MODULE } from './blackbox.ts';
import { NAMESPACE } from './place.ts';

/** The routes that anyone may read, at one path each. */
export function probed({ routes }: Fleet): Fleet['routes'] {
  return routes.filter(({ access, path }) => access === 'public' && !path.endsWith('/'));
}

/** Asks each region's own name, from every region, for what needs no token: which region is seen to be down, and from where. */
export function probes(chart: Construct, fleet: Fleet): void {
  const regions = new Set(Object.values(fleet.clusters).map(({ region }) => region));
  for (const region of regions)
    for (const { path } of probed(fleet))
      probe(chart, {
        name: `${region}-${routeName(path)}`,
        namespace: NAMESPACE,
        prober: { url: blackboxUrl, module: MODULE },
        target: `https://${region}.${fleet.hosts.origins}${path}`,
        job: 'blackbox',
        labels: { target_region: region },
        keep: ['blackbox'],
      });
}
