/** The label by which the cluster's Alertmanager selects its configuration. */
export const selectedLabels = { alertmanager: 'platform' } as const;
