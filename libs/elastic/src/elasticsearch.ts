import { addManifest } from '@auditorsec/manifest/chart';
import { kept } from '@auditorsec/manifest/kept';
import { leftInLogs } from '@auditorsec/privacy/data-classes';
import { stored } from '@auditorsec/privacy/stored';
import { versions } from '@auditorsec/versions/versions';
import type { Resources } from '@auditorsec/workload/resources';
import { serviceAccount } from '@auditorsec/workload/service-account';
import type { Construct } from 'constructs';
import { claim, operatedContainer, operatedPod } from './pods.ts';
import type { Elasticsearch, NodeSet } from './types.ts';

/** Pods of one kind of data. */
export interface Tier {
  readonly nodes: number;
  readonly resources: Resources;
  /** Of each node. */
  readonly disk: string;
}

export interface ElasticsearchProps {
  readonly name: string;
  readonly namespace: string;
  /** What is written and read most; these nodes elect the master too, so there are three at least. */
  readonly hot: Tier;
  /** What is only searched now and then. */
  readonly warm: Tier;
  readonly storageClass: string;
  /** Secrets with `username`, `password` and `roles` of those who write or read: never in Git. */
  readonly users: readonly string[];
}

const HOT_ROLES = ['master', 'data_content', 'data_hot', 'ingest'];
const WARM_ROLES = ['data_warm', 'data_cold'];

/**
 * A cluster over the zones of a region, with TLS and users by ECK, which also lets a drain take one node at a time and
 * only while every shard has its copy. Nothing in it asks for a licence above Basic.
 */
export function elasticsearch(chart: Construct, props: ElasticsearchProps): void {
  const { name, namespace, users } = props;
  serviceAccount(chart, namespace, accountOf(name));
  addManifest<Elasticsearch>(chart, {
    apiVersion: 'elasticsearch.k8s.elastic.co/v1',
    kind: 'Elasticsearch',
    metadata: { name, namespace, annotations: { ...kept, ...stored({ classes: leftInLogs }) } },
    spec: {
      version: versions.elastic,
      auth: { fileRealm: users.map((secretName) => ({ secretName })) },
      nodeSets: [nodeSet(props, 'hot', HOT_ROLES), nodeSet(props, 'warm', WARM_ROLES)],
      updateStrategy: { changeBudget: { maxSurge: 1, maxUnavailable: 1 } },
      // The disks of a cluster that somebody deletes by mistake stay.
      volumeClaimDeletePolicy: 'DeleteOnScaledownOnly',
    },
  });
}

/** What selects the pods of a cluster. */
export function elasticsearchPods(name: string): Record<string, string> {
  return { 'elasticsearch.k8s.elastic.co/cluster-name': name };
}

/** Where the cluster answers, and the Secret whose `ca.crt` signs for it. ECK makes both. */
export function elasticsearchEndpoint(name: string, namespace: string) {
  return { url: `https://${name}-es-http.${namespace}.svc:9200`, caSecret: `${name}-es-http-certs-public` };
}

function accountOf(name: string): string {
  return `elasticsearch-${name}`;
}

function nodeSet(props: ElasticsearchProps, tier: 'hot' | 'warm', roles: readonly string[]): NodeSet {
  const { nodes, resources, disk } = props[tier];
  return {
    name: tier,
    count: nodes,
    config: {
      'action.destructive_requires_name': true,
      'node.roles': [...roles],
      // With it, nodes must raise vm.max_map_count, which takes a privileged container.
      'node.store.allow_mmap': false,
    },
    podTemplate: {
      spec: { ...operatedPod(accountOf(props.name)), containers: [operatedContainer('elasticsearch', resources)] },
    },
    volumeClaimTemplates: [claim('elasticsearch-data', props.storageClass, disk)],
    // Copies of a shard stand in different zones.
    zoneAwareness: {},
  };
}
