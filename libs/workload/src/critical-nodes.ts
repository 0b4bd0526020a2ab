/** The label and the taint of nodes that are on demand: AWS takes none of them back at two minutes' notice. */
export const CRITICAL = { key: 'auditorsec.com/critical', value: 'true' } as const;

/** What a pod's spec says to run on such nodes, and nowhere else: pods without which a region is down. */
export const onCriticalNodes = {
  nodeSelector: { [CRITICAL.key]: CRITICAL.value },
  tolerations: [{ ...CRITICAL, operator: 'Equal' as const, effect: 'NoSchedule' as const }],
};
