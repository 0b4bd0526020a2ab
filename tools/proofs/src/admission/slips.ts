import type { KubernetesObject } from '../observability/objects.ts';

/** A slip in one of our objects that the API server must refuse, and what it says then. */
export interface Slip {
  readonly says: string;
  readonly kind: string;
  /** Names and indices that lead to the field, and what it becomes. */
  readonly field: readonly (string | number)[];
  readonly value: unknown;
  readonly refused: RegExp;
}

/** What no schema sees, each refused by another part of admission. */
export const slips: readonly Slip[] = [
  {
    says: 'a field that the kind does not have',
    kind: 'Service',
    field: ['spec', 'sessionAfinity'],
    value: 'ClientIP',
    refused: /sessionAfinity: field not declared in schema/,
  },
  {
    says: 'an autoscaler that may have fewer pods than it must',
    kind: 'HorizontalPodAutoscaler',
    field: ['spec', 'minReplicas'],
    value: 1_000,
    refused: /maxReplicas/,
  },
  {
    says: 'a Deployment that does not select its own pods',
    kind: 'Deployment',
    field: ['spec', 'selector', 'matchLabels'],
    value: { app: 'another' },
    refused: /`selector` does not match template `labels`/,
  },
  {
    says: 'a port that no address has',
    kind: 'NetworkPolicy',
    field: ['spec', 'ingress'],
    value: [{ ports: [{ port: 70_000 }] }],
    refused: /must be between 1 and 65535/,
  },
  {
    says: "a policy for a workload and for a gateway at once, which a CEL rule of Istio's refuses",
    kind: 'AuthorizationPolicy',
    field: ['spec'],
    value: { selector: { matchLabels: { app: 'a' } }, targetRefs: [{ group: '', kind: 'Service', name: 'a' }] },
    refused: /only one of targetRefs or selector can be set/,
  },
  {
    says: "a pod in the node's network, in a restricted namespace",
    kind: 'Pod',
    field: ['spec', 'hostNetwork'],
    value: true,
    refused: /violates PodSecurity "restricted/,
  },
  {
    says: 'a pod of a service account that nobody has',
    kind: 'Pod',
    field: ['spec', 'serviceAccountName'],
    value: 'nobody',
    refused: /serviceaccount "nobody" not found/,
  },
];

/** A copy of an object with one field another. */
export function withField(object: KubernetesObject, field: Slip['field'], value: unknown): KubernetesObject {
  return put(object, field, value) as KubernetesObject;
}

function put(into: unknown, [step, ...rest]: Slip['field'], value: unknown): unknown {
  if (step === undefined) return value;
  if (Array.isArray(into)) return into.map((item, index) => (index === step ? put(item, rest, value) : item));
  const fields = (into ?? {}) as Readonly<Record<string, unknown>>;
  return { ...fields, [step]: put(fields[step], rest, value) };
}
