import type { AdmissionPolicyProps } from '@auditorsec/admission/admission-policy';
import { exempt } from '../exempt.ts';
import { podVariables, workloads } from '../workloads.ts';

/** Where images may come from: our own by digest, which nobody can move, and of others by an exact version. */
export const registries = {
  own: ['ghcr.io/auditorsec/'],
  others: ['docker.elastic.co/', 'docker.io/istio/', 'docker.io/jaegertracing/', 'docker.io/otel/'],
} as const;

const from = (prefixes: readonly string[]) =>
  `[${prefixes.map((prefix) => `'${prefix}'`).join(', ')}].exists(prefix, image.startsWith(prefix))`;
const pinned = "image.matches('@sha256:[0-9a-f]{64}$')";
const versioned = "(image.matches(':[^:/@]+$') && !image.endsWith(':latest'))";

/** Each image must be of this kind; the others are named. */
function demand(expression: string, message: string) {
  return {
    expression: `variables.images.all(image, ${expression})`,
    message,
    found: `variables.images.filter(image, !(${expression}))`,
  };
}

/** What runs is what was built and looked at: known registries, exact versions, our own images by digest. */
export const images: AdmissionPolicyProps = {
  name: 'known-images',
  kinds: workloads,
  variables: {
    ...podVariables,
    // Istio's injector writes the image of a gateway's pods: its workload says `auto`, and no pod does.
    images:
      "variables.containers.map(container, container.?image.orValue('')).filter(image, image != 'auto' || object.kind == 'Pod')",
  },
  demands: [
    demand(
      from([...registries.own, ...registries.others]),
      `images come from ${[...registries.own, ...registries.others].join(', ')} alone. Mirror the image to ${registries.own[0]} or name its registry in apps/admission.`,
    ),
    demand(`${pinned} || ${versioned}`, 'latest is another image tomorrow. Name an exact version, or a digest.'),
    demand(
      `!${from(registries.own)} || ${pinned}`,
      'a tag of ours can be moved. Name the image by its digest: @sha256:….',
    ),
  ],
  exempt,
};
