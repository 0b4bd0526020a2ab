import { admissionPolicy } from '@auditorsec/admission/admission-policy';
import { signedImages } from '@auditorsec/admission/signed-images';
import { defineApp } from '@auditorsec/config/app';
import { z } from 'zod';
import { images } from './policies/images.ts';
import { namespaces } from './policies/namespaces.ts';
import { pods } from './policies/pods.ts';
import { bindings, roles } from './policies/roles.ts';
import { services } from './policies/services.ts';
import { signatures } from './policies/signatures.ts';

/** What a cluster refuses whoever sends it: judged by its API server itself, but for signatures, which Kyverno looks up. */
export const admission = defineApp({
  name: 'admission',
  props: z.strictObject({}),
  compose(chart) {
    for (const policy of [images, pods, services, namespaces, roles, bindings]) admissionPolicy(chart, policy);
    signedImages(chart, signatures);
  },
});
