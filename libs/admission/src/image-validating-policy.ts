/** Of Kyverno's `ImageValidatingPolicy` (v1), for which no package has types, what we write; its CRD judges the whole. */
export interface ImageValidatingPolicy {
  readonly apiVersion: 'policies.kyverno.io/v1';
  readonly kind: 'ImageValidatingPolicy';
  readonly metadata: { readonly name: string };
  readonly spec: {
    readonly failurePolicy: 'Fail';
    readonly validationActions: readonly 'Deny'[];
    readonly autogen: { readonly podControllers: { readonly controllers: readonly string[] } };
    readonly matchConstraints: {
      readonly resourceRules: readonly {
        readonly apiGroups: readonly string[];
        readonly apiVersions: readonly string[];
        readonly operations: readonly ('CREATE' | 'UPDATE')[];
        readonly resources: readonly string[];
      }[];
      readonly namespaceSelector: {
        readonly matchExpressions: readonly {
          readonly key: string;
          readonly operator: 'NotIn';
          readonly values: readonly string[];
        }[];
      };
    };
    readonly matchImageReferences: readonly { readonly glob: string }[];
    readonly validationConfigurations: {
      readonly mutateDigest: boolean;
      readonly required: boolean;
      readonly verifyDigest: boolean;
    };
    readonly attestors: readonly {
      readonly name: string;
      readonly cosign: {
        readonly keyless: {
          readonly identities: readonly { readonly issuer: string; readonly subjectRegExp: string }[];
        };
        readonly ctlog: { readonly url: string };
      };
    }[];
    readonly validations: readonly { readonly expression: string; readonly message: string }[];
    readonly webhookConfiguration: { readonly timeoutSeconds: number };
  };
}
