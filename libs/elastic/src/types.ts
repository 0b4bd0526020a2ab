import type { IPersistentVolumeClaimSpec } from 'kubernetes-models/v1/PersistentVolumeClaimSpec';
import type { IPodTemplateSpec } from 'kubernetes-models/v1/PodTemplateSpec';
import type { IServiceSpec } from 'kubernetes-models/v1/ServiceSpec';

/*
 * The fields that we set of the kinds of ECK. `npm run validate` holds what we write against the owner's CRDs. The
 * settings below `config` are those of the programs themselves, which no CRD describes.
 */

interface Metadata {
  readonly name: string;
  readonly namespace: string;
  readonly annotations?: Record<string, string>;
}

export interface VolumeClaim {
  readonly metadata: { readonly name: string };
  readonly spec: IPersistentVolumeClaimSpec;
}

type Settings = Readonly<Record<string, unknown>>;

export interface Elasticsearch {
  apiVersion: 'elasticsearch.k8s.elastic.co/v1';
  kind: 'Elasticsearch';
  metadata: Metadata;
  spec: {
    readonly version: string;
    readonly auth: { readonly fileRealm: readonly { readonly secretName: string }[] };
    readonly nodeSets: readonly NodeSet[];
    readonly updateStrategy: { readonly changeBudget: { readonly maxSurge: number; readonly maxUnavailable: number } };
    readonly volumeClaimDeletePolicy: 'DeleteOnScaledownOnly';
  };
}

export interface NodeSet {
  readonly name: string;
  readonly count: number;
  readonly config: Settings;
  readonly podTemplate: IPodTemplateSpec;
  readonly volumeClaimTemplates: readonly VolumeClaim[];
  readonly zoneAwareness: Readonly<Record<string, never>>;
}

export interface Kibana {
  apiVersion: 'kibana.k8s.elastic.co/v1';
  kind: 'Kibana';
  metadata: Metadata;
  spec: {
    readonly version: string;
    readonly count: number;
    readonly elasticsearchRef: { readonly name: string };
    readonly config: Settings;
    readonly podTemplate: IPodTemplateSpec;
  };
}

export interface Logstash {
  apiVersion: 'logstash.k8s.elastic.co/v1alpha1';
  kind: 'Logstash';
  metadata: Metadata;
  spec: {
    readonly version: string;
    readonly count: number;
    readonly config: Settings;
    readonly pipelines: readonly Settings[];
    readonly services: readonly { readonly name: string; readonly service: { readonly spec: IServiceSpec } }[];
    readonly podTemplate: IPodTemplateSpec;
    readonly volumeClaimTemplates: readonly VolumeClaim[];
  };
}

export interface Beat {
  apiVersion: 'beat.k8s.elastic.co/v1beta1';
  kind: 'Beat';
  metadata: Metadata;
  spec: {
    readonly type: 'filebeat';
    readonly version: string;
    readonly config: Settings;
    readonly daemonSet: { readonly podTemplate: IPodTemplateSpec };
  };
}
