import { objectName } from '@auditorsec/manifest/patch';
import { type Failure, NOTHING, type Step } from './failure.ts';
import { networkLoadBalancer, proxiesLearn, zoneLeavesName } from './published.ts';
import { ejectingRule, podRange, readiness, targetChecks } from './readings.ts';
import type { System } from './system.ts';

/** The gateway's namespace, and its name. */
const GATEWAY = 'istio-ingress';

/** Failures that Kubernetes, the mesh and the load balancer mend within the region. */
export function podFailures(system: System): Failure[] {
  return [...new Set(system.fleet.routes.map(({ to }) => to))].flatMap((app) => [
    ...podFails(system, app),
    ...serviceFails(system, app),
  ]);
}

/** One zone of the active region is lost, with a third of all pods. */
export function zoneFails({ active }: System): Failure {
  const { interval, threshold, timeout } = targetChecks(active, GATEWAY, GATEWAY);
  const noticed: Step = {
    does: 'the load balancer finds its targets there dead, and sends new connections to other zones',
    takes: { earliest: (threshold - 1) * interval, latest: threshold * (interval + timeout) },
    from: `checks of Service ${GATEWAY}/${GATEWAY}: ${threshold} x ${interval} s; ${networkLoadBalancer.from}`,
  };
  return {
    name: 'a zone',
    clients: 'a third of new connections get no answer, until they try another address of the name',
    steps: [noticed, zoneLeavesName],
    loses: NOTHING,
    losesFrom: 'Aurora keeps six copies in three zones',
    instead: 'clients that try the next address at once (RFC 8305), and target checks of 5 s',
  };
}

function podFails(system: System, app: string): Failure[] {
  const serving = servedBy(system, app);
  const ready = serving && readiness(system.active, serving.namespace, serving.labels);
  if (!serving || !ready) return [];
  return [
    {
      name: `a pod of ${app}`,
      clients: 'reads are tried again on another pod; a write to it fails',
      steps: [
        {
          does: 'gateways eject the pod at the promised load; without load, its readiness probe takes it out',
          takes: { earliest: ejection(system, serving), latest: ready.takes.latest },
          from: `${serving.ejects}; ${ready.from}`,
        },
      ],
      loses: NOTHING,
      losesFrom: 'pods keep nothing',
      instead: 'a shorter readiness probe, at the price of pods that are taken out while they are only slow',
    },
  ];
}

function serviceFails(system: System, app: string): Failure[] {
  const serving = servedBy(system, app);
  const ready = serving && readiness(system.active, serving.namespace, serving.labels);
  if (!serving?.failover || !ready) return [];
  return [
    {
      name: `all pods of ${app} in the region`,
      clients: 'requests are answered 503',
      steps: [
        { does: 'the pods count as unready (ejection stops at half of them)', ...ready },
        { ...proxiesLearn, does: `${proxiesLearn.does}, which go to ${serving.failover} by its east-west gateway` },
      ],
      loses: NOTHING,
      losesFrom: 'pods keep nothing; writes reach the same database',
      instead: 'a shorter readiness probe',
    },
  ];
}

interface Serving {
  readonly app: string;
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Errors in a row before a gateway leaves a pod alone. */
  readonly errors: number;
  readonly ejects: string;
  /** The region that takes over. */
  readonly failover: string | undefined;
}

/** The workload that an app of the fleet's routes runs, and the rule by which gateways leave its pods alone. */
function servedBy({ active }: System, app: string): Serving | undefined {
  const pod = active.pods().find(({ file }) => file.app === app && file.object.metadata.name === app);
  const rule = pod && ejectingRule(active, pod.namespace);
  if (!pod || !rule) return undefined;
  const { trafficPolicy } = rule.object.spec ?? {};
  const errors = trafficPolicy?.outlierDetection?.consecutiveGatewayErrors ?? 0;
  return {
    app,
    namespace: pod.namespace,
    labels: pod.labels,
    errors,
    ejects: `consecutiveGatewayErrors ${errors} of ${objectName(rule.file.object)}`,
    failover: trafficPolicy?.loadBalancer?.localityLbSetting?.failover?.[0]?.to,
  };
}

/** Errors in a row, at the rate that the gateway that sends least to the pod sees: all pods running, all load in this region. */
function ejection({ fleet, active }: System, { app, namespace, errors }: Serving): number {
  const pods = podRange(active, namespace, app)?.most ?? 1;
  const gateways = podRange(active, GATEWAY, GATEWAY)?.most ?? 1;
  return (errors * gateways * pods) / fleet.targets.requestsPerSecond;
}
