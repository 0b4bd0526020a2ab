import { type Accepted, GATEWAYS } from './accepted.ts';

/** Critical findings of kube-score that we leave as they are. A row that accepts nothing any more fails the proof. */
export const kubeScoreAccepted: readonly Accepted[] = [
  {
    check: 'container-ephemeral-storage-request-and-limit',
    reason: 'root file systems are read-only, and each volume that a pod may write has a size limit of its own',
  },
  {
    check: 'container-image-pull-policy',
    reason:
      'digests and exact versions are the same on a node and in the registry; asking for each pod would stop it while the registry is away',
  },
  { check: 'container-resources', reason: 'no limit of CPU: a container at its limit is throttled while cores idle' },
  {
    check: 'container-image-tag',
    objects: GATEWAYS,
    reason: 'image `auto`: the webhook of istiod puts in the proxy of its own version',
  },
  {
    check: 'container-security-context-user-group-id',
    objects: GATEWAYS,
    reason: 'the webhook of istiod sets the user 1337; the pod says runAsNonRoot',
  },
  {
    check: 'pod-probes',
    objects: GATEWAYS,
    reason: 'the injected proxy brings its own readiness probe, on 15021',
  },
  {
    check: 'deployment-has-poddisruptionbudget',
    objects: ['Deployment.ci-failure.ci-failure-worker'],
    reason: 'it reads a queue: a message that it drops is given out again, and nobody waits for it',
  },
  {
    check: 'horizontalpodautoscaler-has-target',
    objects: ['HorizontalPodAutoscaler.ci-failure.ci-failure-agent'],
    reason: 'it scales the Rollout, a kind that kube-score does not know; the rule match-scale-target does',
  },
  {
    check: 'networkpolicy-targets-pod',
    reason:
      'kube-score knows no pods that charts, operators and Rollouts make; the rule match-selected-pods asks the same, and knows them',
  },
  {
    check: 'statefulset-has-servicename',
    objects: ['StatefulSet.ratelimit.counters'],
    reason: 'one pod behind a Service of its own: nobody asks for it by the name of a pod',
  },
];
