/** Where everything that measures and notifies lives. */
export const NAMESPACE = 'observability';

/** The one Prometheus and the one Alertmanager of a cluster. */
export const NAME = 'platform';
