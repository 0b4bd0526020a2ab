/** The label by which the cluster's Prometheus selects monitors, probes and rules, in every namespace. */
export const selectedLabels = { prometheus: 'platform' } as const;
