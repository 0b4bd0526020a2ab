import { check } from '../../check.ts';
import { Stage } from '../../parts/stage.ts';
import type { Session } from '../../session.ts';
import {
  alertsRouted,
  type ConfigBench,
  everythingSelected,
  notifierConfigAccepted,
  serverConfigAccepted,
} from './checks.ts';
import { alertsInhibited } from './inhibition.ts';
import { slipsSeen } from './mutations.ts';
import { operated } from './operated.ts';
import { seriesAsPromised } from './scraping.ts';

const CLUSTERS = ['us-east-1', 'eu-west-1', 'ap-southeast-1'];

/** Of the objects of every cluster. */
const each = [
  check('prometheus-operator selects every monitor, probe, rule and route, and refuses none', everythingSelected),
  check('promtool accepts the prometheus.yaml that the operator writes, with all rules', serverConfigAccepted),
  check('amtool accepts the alertmanager.yaml that the operator writes', notifierConfigAccepted),
  check('every alert comes to the receiver of its severity, the Watchdog to the dead-man', alertsRouted),
  check(
    'a page silences tickets of its objective and region, an evacuation its region, and nothing else',
    alertsInhibited,
  ),
];

/** Once: every cluster's objects are made alike. */
const once = [
  check(
    'a real Prometheus reads gateways on 15020, keeps what is listed, and names region and cluster',
    seriesAsPromised,
  ),
  check('a slip in a monitor, a selector or a route turns one of these red', slipsSeen),
];

/** What prometheus-operator itself makes of our objects, and what Prometheus and Alertmanager say of that. */
export async function operatorConfig(session: Session): Promise<void> {
  const stage = new Stage();
  try {
    for (const cluster of CLUSTERS) {
      const checks = [...each, ...(cluster === CLUSTERS[0] ? once : [])]
        .map(({ name, run }) => check<ConfigBench>(`${cluster}: ${name}`, run))
        .filter(({ name }) => session.wants(name));
      if (checks.length === 0) continue;
      const bench = { stage, progress: session.progress, operated: await operated(stage, cluster, session.progress) };
      for (const one of checks) await session.check(one, bench);
    }
  } finally {
    await stage.close({ keepLogs: false });
  }
}
