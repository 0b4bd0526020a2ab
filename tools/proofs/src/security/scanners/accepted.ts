/** A finding of a scanner that we leave as it is, where, and why. */
export interface Accepted {
  readonly check: string;
  /** Names of objects, `Kind.namespace.name`; every object where it is left out. */
  readonly objects?: readonly string[];
  readonly reason: string;
}

export const GATEWAYS = ['Deployment.istio-ingress.istio-ingress', 'Deployment.istio-eastwest.istio-eastwestgateway'];

/** One by one. A row that accepts nothing any more fails the proof. */
export const accepted: readonly Accepted[] = [
  {
    check: 'CKV_K8S_11',
    reason:
      'no limit of CPU: a container at its limit is throttled while cores idle, which is latency; requests keep its share, memory is limited',
  },
  {
    check: 'CKV_K8S_8',
    reason:
      'no liveness probe where readiness takes a pod out: a restart under load takes away the pods that still answer; a process that dies is restarted without one',
  },
  {
    check: 'CKV_K8S_9',
    objects: GATEWAYS,
    reason: 'the injected proxy brings its own readiness probe, on 15021',
  },
  {
    check: 'CKV_K8S_9',
    objects: ['Deployment.ci-failure.ci-failure-worker'],
    reason: 'it reads a queue, and no Service sends it requests',
  },
  {
    check: 'CKV_K8S_14',
    objects: GATEWAYS,
    reason: 'image `auto`: the webhook of istiod puts in the proxy of its own version',
  },
  {
    check: 'CKV_K8S_43',
    objects: [...GATEWAYS, 'Job.observability.elasticsearch-setup'],
    reason: 'of the proxy as above; the digest of the Elastic image is not known here, and none is made up',
  },
  {
    check: 'CKV_K8S_40',
    objects: GATEWAYS,
    reason: 'the webhook of istiod sets the user 1337; the pod says runAsNonRoot',
  },
  {
    check: 'CKV_K8S_15',
    objects: ['Job.observability.elasticsearch-setup'],
    reason: 'Elastic publishes a tag once; asking the registry for each pod would stop it while the registry is away',
  },
  {
    check: 'CKV_K8S_35',
    objects: [
      'CronJob.ci-failure.database-report',
      'Deployment.observability.elasticsearch-exporter',
      'Deployment.observability.postgres-exporter',
    ],
    reason:
      'these programs take their password from the environment; the Secret is made by External Secrets, not in git',
  },
  {
    check: 'CKV_K8S_49',
    objects: ['ClusterRole.default.on-call'],
    reason: 'every kind of two groups of AWS, to read: no Secret is of those groups',
  },
  {
    check: 'CKV2_K8S_5',
    objects: ['RoleBinding.istio-ingress.istio-ingress-certificates'],
    reason:
      "the gateway reads the Secrets of its own namespace, where nothing but certificates lies: Istio's way to serve TLS",
  },
];
