import type { ClusterObjects, Found, PodTemplate } from '../objects.ts';
import type { ClusterRule } from '../rule.ts';

interface ImagePolicy {
  readonly spec?: {
    readonly failurePolicy?: string;
    readonly validationActions?: readonly string[];
    readonly matchConstraints?: {
      readonly namespaceSelector?: { readonly matchExpressions?: readonly { readonly values?: readonly string[] }[] };
    };
    readonly matchImageReferences?: readonly { readonly glob?: string }[];
    readonly validationConfigurations?: { readonly required?: boolean };
  };
}

/** Images that are named by a digest are ours: each is verified before it starts, or nobody knows who built it. */
export const requireSignedImages: ClusterRule = {
  name: 'require-signed-images',
  scope: 'cluster',
  check(objects, report) {
    for (const pod of objects.pods()) {
      const images = [...(pod.spec.initContainers ?? []), ...(pod.spec.containers ?? [])].map(
        ({ image = '' }) => image,
      );
      for (const image of new Set(images.filter((each) => each.includes('@sha256:'))))
        if (!isVerified(image, pod, objects))
          report(
            pod.file,
            `whoever can write to its registry runs there: no ImageValidatingPolicy verifies ${image.replace(/@.*/, '')} in ${pod.namespace}. ` +
              'Add its registry to `registries.own` of apps/admission, or take the namespace out of `exempt`.',
          );
    }
  },
};

function isVerified(image: string, { namespace }: PodTemplate, objects: ClusterObjects): boolean {
  return objects
    .of<ImagePolicy>('ImageValidatingPolicy.policies.kyverno.io')
    .some(
      (policy) =>
        enforces(policy) &&
        globs(policy).some((glob) => image.startsWith(glob.replace(/\*$/, ''))) &&
        !exempt(policy).includes(namespace),
    );
}

/** A policy that only warns, or lets pass what it can't ask about, verifies nothing. */
function enforces({ object: { spec } }: Found<ImagePolicy>): boolean {
  return (
    spec?.failurePolicy !== 'Ignore' &&
    (spec?.validationActions ?? []).includes('Deny') &&
    spec?.validationConfigurations?.required !== false
  );
}

function globs({ object: { spec } }: Found<ImagePolicy>): string[] {
  return (spec?.matchImageReferences ?? []).flatMap(({ glob }) => glob ?? []);
}

function exempt({ object: { spec } }: Found<ImagePolicy>): string[] {
  return (spec?.matchConstraints?.namespaceSelector?.matchExpressions ?? []).flatMap(({ values = [] }) => values);
}
