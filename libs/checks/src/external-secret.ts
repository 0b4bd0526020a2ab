import type { ClusterObjects, Found } from './objects.ts';

/** What rules read of External Secrets' object: the Secret that it makes. */
export interface ExternalSecret {
  readonly spec?: {
    readonly target?: {
      readonly name?: string;
      readonly template?: {
        readonly metadata?: {
          readonly labels?: Readonly<Record<string, string>>;
          readonly annotations?: Readonly<Record<string, string>>;
        };
      };
    };
    readonly data?: readonly { readonly secretKey?: string }[];
  };
}

/** The ExternalSecrets of a namespace. */
export function externalSecrets(objects: ClusterObjects, namespace: string): Found<ExternalSecret>[] {
  return objects
    .of<ExternalSecret>('ExternalSecret.external-secrets.io')
    .filter(({ object }) => object.metadata.namespace === namespace);
}

/** The name of the Secret that it makes. */
export function secretOf({ object }: Found<ExternalSecret>): string {
  return object.spec?.target?.name ?? object.metadata.name;
}
