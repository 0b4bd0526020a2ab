import { addManifest } from '@auditorsec/manifest/chart';
import { UserError } from '@auditorsec/problem/user-error';
import type { Construct } from 'constructs';
import type { ImageValidatingPolicy } from './image-validating-policy.ts';

export interface SignedImagesProps {
  readonly name: string;
  /** Beginnings of image names, such as `ghcr.io/shop/`: these are verified, and no others. */
  readonly images: readonly string[];
  /** Who signs: the certificate's issuer, and its subject as a regular expression from `^` to `$`. */
  readonly signer: { readonly issuer: string; readonly subject: string };
  /** What is said of an image that it did not sign. */
  readonly message: string;
  /** Namespace → why its pods are not looked at. */
  readonly exempt: Readonly<Record<string, string>>;
}

/** The public log of signatures: one that does not stand in it counts for nothing. */
const LOG = 'https://rekor.sigstore.dev';

/** Where a pod names images. */
const CONTAINERS = ['containers', 'initContainers', 'ephemeralContainers'];

/**
 * Pods of these images start only if their signer signed them, without a key that could leak (cosign, keyless). Kyverno asks the
 * registry; where it can't be asked, the pod is refused. Throws for a subject that somebody else's could match.
 */
export function signedImages(chart: Construct, props: SignedImagesProps): void {
  const { name, images, signer, message, exempt } = props;
  if (!/^\^https:.*\$$/.test(signer.subject))
    throw new UserError(
      `signed images ${name}: the subject ${signer.subject} also matches within another's. Write it from ^https: to $.`,
    );
  addManifest<ImageValidatingPolicy>(chart, {
    apiVersion: 'policies.kyverno.io/v1',
    kind: 'ImageValidatingPolicy',
    metadata: { name },
    spec: {
      failurePolicy: 'Fail',
      validationActions: ['Deny'],
      // Pods alone, when they start: whatever makes them, and once for each.
      autogen: { podControllers: { controllers: [] } },
      matchConstraints: {
        resourceRules: [{ apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['pods'] }],
        namespaceSelector: {
          matchExpressions: [
            { key: 'kubernetes.io/metadata.name', operator: 'NotIn', values: Object.keys(exempt).sort() },
          ],
        },
      },
      matchImageReferences: images.map((prefix) => ({ glob: `${prefix}*` })),
      // Digests are written here and demanded by the API server: nothing is changed on the way.
      validationConfigurations: { mutateDigest: false, required: true, verifyDigest: true },
      attestors: [
        {
          name: 'signer',
          cosign: {
            keyless: { identities: [{ issuer: signer.issuer, subjectRegExp: signer.subject }] },
            ctlog: { url: LOG },
          },
        },
      ],
      validations: CONTAINERS.map((each) => ({
        expression: `images.${each}.all(image, verifyImageSignatures(image, [attestors.signer]) > 0)`,
        message,
      })),
      webhookConfiguration: { timeoutSeconds: 15 },
    },
  });
}
