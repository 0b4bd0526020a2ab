import type { ObjectMeta } from '@auditorsec/manifest/types';

/** Karpenter's kinds in the fields that we set; their CRDs judge what is made of them. */

export interface Requirement {
  readonly key: string;
  readonly operator: 'In' | 'Exists' | 'Gt';
  readonly values?: readonly string[];
  /** How many different values a choice must leave open. */
  readonly minValues?: number;
}

export interface NodePool {
  apiVersion: 'karpenter.sh/v1';
  kind: 'NodePool';
  metadata: ObjectMeta;
  spec: {
    /** Pools of more weight are tried first. */
    weight: number;
    limits: { cpu: string; memory: string };
    disruption: {
      consolidationPolicy: 'WhenEmptyOrUnderutilized';
      consolidateAfter: string;
      budgets: { nodes: string; reasons?: string[] }[];
    };
    template: {
      metadata: { labels: Record<string, string> };
      spec: {
        expireAfter: string;
        terminationGracePeriod: string;
        nodeClassRef: { group: 'karpenter.k8s.aws'; kind: 'EC2NodeClass'; name: string };
        requirements: Requirement[];
        taints?: { key: string; value: string; effect: 'NoSchedule' }[];
      };
    };
  };
}

interface Volume {
  deviceName: string;
  ebs: { volumeSize: string; volumeType: 'gp3'; encrypted: true; kmsKeyID: string; deleteOnTermination: true };
}

export interface NodeClass {
  apiVersion: 'karpenter.k8s.aws/v1';
  kind: 'EC2NodeClass';
  metadata: ObjectMeta;
  spec: {
    amiSelectorTerms: { alias: string }[];
    role: string;
    subnetSelectorTerms: { id: string }[];
    securityGroupSelectorTerms: { tags: Record<string, string> }[];
    associatePublicIPAddress: false;
    metadataOptions: { httpTokens: 'required'; httpPutResponseHopLimit: 1 };
    blockDeviceMappings: Volume[];
    tags: Record<string, string>;
  };
}
