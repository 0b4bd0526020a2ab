import type { SignedImagesProps } from '@auditorsec/admission/signed-images';
import { exempt } from '../exempt.ts';
import { registries } from './images.ts';

/** Workflows of our organisation on GitHub, from main or from a tag of a version: not from a branch or a pull request. */
const workflows = '^https://github\\.com/auditorsec/[^/]+/\\.github/workflows/[^@]+@refs/(heads/main|tags/v[0-9.]+)$';

/** What runs of ours was built by our workflows. A digest says which image it is; a signature, who made it. */
export const signatures: SignedImagesProps = {
  name: 'signed-images',
  images: registries.own,
  signer: { issuer: 'https://token.actions.githubusercontent.com', subject: workflows },
  message:
    'no workflow of ours signed the image: nobody knows who built it. Let its workflow run `cosign sign` with the digest, or build it there.',
  // Images of ours run there beside those of operators, which no name of ours matches.
  exempt: Object.fromEntries(Object.entries(exempt).filter(([namespace]) => namespace !== 'observability')),
};
