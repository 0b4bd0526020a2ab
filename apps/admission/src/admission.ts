import { admissionPolicy } from '@auditorsec/admission/admission-policy';
import { defineApp } from '@auditorsec/config/app';
import { z } from 'zod';
import { images } from './policies/images.ts';
import { namespaces } from './policies/namespaces.ts';
import { pods } from './policies/pods.ts';
import { bindings, roles } from './policies/roles.ts';
import { services } from './policies/services.ts';

/** What a cluster refuses whoever sends it, as policies that its API server judges itself. */
export const admission = defineApp({
  name: 'admission',
  props: z.strictObject({}),
  compose(chart) {
    for (const policy of [images, pods, services, namespaces, roles, bindings]) admissionPolicy(chart, policy);
  },
});
