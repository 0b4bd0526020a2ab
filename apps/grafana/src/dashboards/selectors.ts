/** The chosen regions; every selector of every query has it. */
export const inRegion = 'region=~"$region"';

/** Requests as the gateway answered its clients. */
export const atGateway = `reporter="source",source_workload="istio-ingress",${inRegion}`;

/** A service at the gateway: in a canary it answers under two names. */
export const toService = 'destination_service_name=~"($service)(-(stable|canary))?"';

/** 0 for each region that is scraped, for counters that appear with the first event only. */
export function zeroWhereScraped(job: string): string {
  return `sum by (region) (0 * up{job="${job}",${inRegion}})`;
}

/** What probes and exporters say of what they ask. */
export const upAndDown = { 0: { text: 'down', color: 'red' }, 1: { text: 'up', color: 'green' } } as const;

/** Adds the label `upstream`, the Service in Envoy's name of a cluster: `outbound|8000||cart.shop.svc.cluster.local`. */
export function withUpstream(expr: string): string {
  return `label_replace(${expr}, "upstream", "$1", "cluster_name", ".*[|]([^.|]+)[.].*")`;
}
