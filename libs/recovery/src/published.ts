import type { Step } from './failure.ts';

/** Figures that no manifest of ours sets: what the owner of each part publishes. */

const AURORA = 'https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide';

export const zoneLeavesName: Step = {
  does: 'clients ask for the name again: the load balancer has taken the zone out of it',
  takes: { earliest: 0, latest: 60 },
  from: 'the TTL of 60 s of every Network Load Balancer, https://docs.aws.amazon.com/elasticloadbalancing/latest/network/network-load-balancers.html',
};

/** Its health checks, where the Service sets none. */
export const networkLoadBalancer = {
  interval: 10,
  threshold: 3,
  timeout: 10,
  from: 'defaults of the AWS Load Balancer Controller, https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/service/annotations/',
} as const;

export const proxiesLearn: Step = {
  does: 'istiod tells the proxies',
  takes: { earliest: 0.1, latest: 10 },
  from: 'PILOT_DEBOUNCE_AFTER 100 ms and PILOT_DEBOUNCE_MAX 10 s, https://istio.io/latest/docs/reference/commands/pilot-discovery/',
};

export const auroraFailsOver: Step = {
  does: 'Aurora promotes an instance of another zone',
  takes: { earliest: 30, latest: 60 },
  from: `"typically less than 60 seconds, often less than 30", ${AURORA}/Concepts.AuroraHighAvailability.html`,
};

export const auroraIsPromoted: Step = {
  does: "Aurora promotes another region's cluster, with `FailoverGlobalCluster`",
  takes: { earliest: 60, latest: Number.POSITIVE_INFINITY },
  from: `"in the order of minutes", no upper limit, ${AURORA}/aurora-global-database-disaster-recovery.html`,
};

/** Of a cache with shards: its nodes watch each other. */
export const shardFailsOver: Step = {
  does: 'the other nodes agree that the primary is gone, and elect a replica',
  takes: { earliest: 15.5, latest: 23.5 },
  from: 'cluster-node-timeout 15 s, noticed up to half of it later, and 0.5 to 1 s of election, https://valkey.io/topics/cluster-spec/',
};

/** Of a cache without shards. */
export const cacheFailsOver: Step = {
  does: 'ElastiCache promotes the replica in another zone, and points the name at it',
  takes: { earliest: 0, latest: Number.POSITIVE_INFINITY },
  from: 'AWS publishes no figure, https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/AutoFailover.html',
};

export const cacheIsPromoted: Step = {
  does: "ElastiCache promotes another region's copy, with `FailoverGlobalReplicationGroup`",
  takes: { earliest: 0, latest: 60 },
  from: 'https://disaster-recovery.workshop.aws/en/services/databases/elasticache/global-datastore.html',
};

export const replicationLag = {
  takes: { earliest: 0, latest: 1 },
  from: 'typical lag of Global Datastore below 1 s, at https://disaster-recovery.workshop.aws/',
} as const;

/** Nobody's figure but ours: a drill has to measure it. */
export const personActs: Step = {
  does: 'whoever is on call reads the runbook, decides, and types',
  takes: { earliest: 60, latest: 900 },
  from: 'assumed, until a drill has measured it',
};
