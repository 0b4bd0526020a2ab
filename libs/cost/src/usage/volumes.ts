import type { ClusterObjects, PodTemplate } from '@auditorsec/checks/objects';
import { podGroups } from '@auditorsec/checks/pod-groups';
import { gibibytes } from '@auditorsec/checks/resources';
import { objectName } from '@auditorsec/manifest/patch';
import { always, type Usage } from '../usage.ts';
import type { Place } from './place.ts';

interface Claim {
  readonly spec?: { readonly resources?: { readonly requests?: { readonly storage?: string } } };
}

/** Where workload kinds say what volume each of their pods has. */
interface Claiming {
  readonly volumeClaimTemplates?: readonly Claim[];
  /** Prometheus and Alertmanager. */
  readonly storage?: { readonly volumeClaimTemplate?: Claim };
  /** Elasticsearch. */
  readonly nodeSets?: readonly (Claiming & { readonly count: number })[];
}

interface NodeClass {
  readonly spec?: {
    readonly blockDeviceMappings?: readonly { readonly ebs?: { readonly volumeSize?: string } }[];
  };
}

/** The volumes that workloads claim, for each pod one of each, and those of the nodes themselves. */
export function volumeUsage(
  objects: ClusterObjects,
  place: Place,
  nodes: { readonly low: number; readonly high: number },
): Usage[] {
  const shared = { ...place, category: 'volumes', sku: 'ebs gp3' } as const;
  const claimed = objects.pods().flatMap((pod): Usage[] => {
    const size = claimedBy(pod);
    if (size === 0) return [];
    return [{ ...shared, app: pod.file.app, object: objectName(pod.file.object), quantity: always(size) }];
  });
  const ofNodes = objects.of<NodeClass>('EC2NodeClass.karpenter.k8s.aws').map(({ file, object }): Usage => {
    const mappings = object.spec?.blockDeviceMappings ?? [];
    const size = mappings.reduce((all, { ebs }) => all + gibibytes(ebs?.volumeSize), 0);
    const quantity = { low: size * nodes.low, high: size * nodes.high };
    return { ...shared, app: file.app, object: objectName(file.object), quantity };
  });
  return [...claimed, ...ofNodes];
}

/** GiB that all pods of a workload claim. */
function claimedBy(pod: PodTemplate): number {
  const written = pod.file.object['spec'] as Claiming | undefined;
  if (written?.nodeSets)
    return written.nodeSets.reduce((all, set) => all + set.count * sizes(set.volumeClaimTemplates), 0);
  const [group] = podGroups(pod);
  const { storage, volumeClaimTemplates } = written ?? {};
  const each = sizes(volumeClaimTemplates) + sizes(storage?.volumeClaimTemplate && [storage.volumeClaimTemplate]);
  return each * (group?.replicas ?? 1);
}

function sizes(claims: readonly Claim[] = []): number {
  return claims.reduce((all, { spec }) => all + gibibytes(spec?.resources?.requests?.storage), 0);
}
