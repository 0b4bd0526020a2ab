/** Where each exporter of this app serves its metrics, by the name of its pods. */
export const exporterPorts = {
  'blackbox-exporter': 9115,
  'cloudwatch-exporter': 5000,
  'elasticsearch-exporter': 9114,
  'postgres-exporter': 9187,
} as const;

export type ExporterName = keyof typeof exporterPorts;

/** The name of that port. Istio reads the protocol from its beginning. */
export const METRICS = 'http-metrics';
