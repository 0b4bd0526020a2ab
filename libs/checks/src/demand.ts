import { type Autoscaler, autoscalers, scales } from './autoscaler.ts';
import type { ClusterObjects } from './objects.ts';
import { perCluster } from './per-cluster.ts';
import { podGroups } from './pod-groups.ts';
import { podRequests } from './pod-requests.ts';
import { NONE, type Resources, sum, times } from './resources.ts';

/** What all pods of a cluster request when every autoscaler runs as many as it may. */
export const demand = perCluster((objects: ClusterObjects) => total(objects, () => true));

/** That of the pods that autoscalers number alone: the load that follows clients to another region. */
export const movingDemand = perCluster((objects: ClusterObjects) => total(objects, (scaler) => scaler !== undefined));

function total(objects: ClusterObjects, counts: (scaler: Autoscaler | undefined) => boolean): Resources {
  const scalers = autoscalers(objects);
  return objects.pods().reduce((all, pod) => {
    const scaler = scalers.find((each) => scales(each, pod));
    if (!counts(scaler)) return all;
    const groups = podGroups(pod).map(({ spec, replicas = 1 }) =>
      times(podRequests(objects, pod, spec), scaler?.max.replicas ?? replicas),
    );
    return groups.reduce(sum, all);
  }, NONE);
}
