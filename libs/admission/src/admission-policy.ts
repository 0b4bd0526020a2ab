import { addManifest } from '@auditorsec/manifest/chart';
import { UserError } from '@auditorsec/problem/user-error';
import type { Construct } from 'constructs';
import type { IValidatingAdmissionPolicy } from 'kubernetes-models/admissionregistration.k8s.io/v1/ValidatingAdmissionPolicy';
import type { IValidatingAdmissionPolicyBinding } from 'kubernetes-models/admissionregistration.k8s.io/v1/ValidatingAdmissionPolicyBinding';

/** Kinds of one API group, by their names in paths: `deployments`. */
export interface Kinds {
  readonly group: string;
  readonly version: string;
  readonly resources: readonly string[];
}

/** What must hold, in CEL, and what is said where it does not. */
export interface Demand {
  readonly expression: string;
  /** What is wrong and what to write instead. */
  readonly message: string;
  /** CEL for a list of texts: what is wrong of this object, said behind the message. */
  readonly found?: string;
}

export interface AdmissionPolicyProps {
  readonly name: string;
  readonly kinds: readonly Kinds[];
  /** Names for CEL that demands read as `variables.<name>`, each of those before it and of the object. */
  readonly variables?: Readonly<Record<string, string>>;
  readonly demands: readonly Demand[];
  /** Namespace → why nothing in it is judged. Empty for kinds without a namespace: these are always judged. */
  readonly exempt: Readonly<Record<string, string>>;
}

/**
 * What no object of these kinds may be, whoever sends it: the API server itself refuses it and audits the refusal. It
 * is judged inside the server, so that no webhook can be away; an expression that fails refuses as well.
 */
export function admissionPolicy(chart: Construct, props: AdmissionPolicyProps): void {
  const { name, kinds, variables = {}, demands, exempt } = props;
  refuseUnreasoned(props);
  addManifest<IValidatingAdmissionPolicy>(chart, {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'ValidatingAdmissionPolicy',
    metadata: { name },
    spec: {
      failurePolicy: 'Fail',
      matchConstraints: {
        resourceRules: kinds.map(({ group, version, resources }) => ({
          apiGroups: [group],
          apiVersions: [version],
          operations: ['CREATE', 'UPDATE'],
          resources: [...resources],
        })),
      },
      variables: Object.entries(variables).map(([name, expression]) => ({ name, expression })),
      validations: demands.map(({ expression, message, found }) => ({
        expression,
        message,
        ...(found && { messageExpression: `'${quoted(message)} Found: ' + ${found}.join(', ')` }),
        reason: 'Invalid',
      })),
    },
  });
  const exempted = Object.keys(exempt).sort();
  addManifest<IValidatingAdmissionPolicyBinding>(chart, {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'ValidatingAdmissionPolicyBinding',
    metadata: { name },
    spec: {
      policyName: name,
      validationActions: ['Deny', 'Audit'],
      ...(exempted.length > 0 && {
        matchResources: {
          namespaceSelector: {
            matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'NotIn', values: exempted }],
          },
        },
      }),
    },
  });
}

function refuseUnreasoned({ name, exempt }: AdmissionPolicyProps): void {
  const unreasoned = Object.entries(exempt).filter(([, reason]) => reason.trim() === '');
  if (unreasoned.length === 0) return;
  const namespaces = unreasoned.map(([namespace]) => namespace).join(', ');
  throw new UserError(`admission policy ${name}: ${namespaces} is exempt without a reason. Write why in \`exempt\`.`);
}

/** A text between quotes of CEL. */
function quoted(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll("'", "\\'");
}
