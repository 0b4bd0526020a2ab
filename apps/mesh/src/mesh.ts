import { defineApp } from '@auditorsec/config/app';
import { strictMutualTls } from '@auditorsec/mesh-security/mutual-tls';
import { z } from 'zod';
import { controlPlaneNetwork } from './control-plane-network.ts';

/** What holds for every workload of the mesh, and what its control plane needs. */
export const mesh = defineApp({
  name: 'mesh',
  needs: ['namespaces'],
  props: z.strictObject({}),
  compose(chart, _props, { cluster }) {
    strictMutualTls(chart);
    controlPlaneNetwork(chart, cluster);
  },
});
