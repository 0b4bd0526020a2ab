import { regions } from '@auditorsec/config/regions';
import { httpsUrl } from '@auditorsec/config/units';
import type { IRemoteWriteSpec } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1/RemoteWriteSpec';
import { z } from 'zod';

const secret = z.strictObject({ name: z.string('the name of a Secret'), key: z.string('a key of the Secret') });

/** A store that outlives the region, and how Prometheus shows there who it is. */
export const remoteWrite = z.strictObject({
  url: httpsUrl,
  auth: z.union([
    z.strictObject({
      /** Amazon Managed Service for Prometheus, in this region; credentials come from the pod's identity. */
      sigv4: z.strictObject({ region: z.enum(regions) }),
    }),
    z.strictObject({
      oauth2: z.strictObject({
        tokenUrl: httpsUrl,
        clientId: secret,
        clientSecret: secret,
      }),
    }),
  ]),
});
export type RemoteWrite = z.output<typeof remoteWrite>;

/** What is worth keeping when the region is lost: objectives, alerts and which targets were up; everything else stays here. */
const EXPORTED = 'slo:.*|ALERTS|up|probe_success';

/** Sends recordings of objectives, alerts and availability to another region as they are made. */
export function remoteWriteSpec({ url, auth }: RemoteWrite): IRemoteWriteSpec {
  return {
    name: 'other-region',
    url,
    ...('sigv4' in auth
      ? { sigv4: { region: auth.sigv4.region } }
      : {
          oauth2: {
            clientId: { secret: auth.oauth2.clientId },
            clientSecret: auth.oauth2.clientSecret,
            tokenUrl: auth.oauth2.tokenUrl,
          },
        }),
    writeRelabelConfigs: [{ action: 'keep', sourceLabels: ['__name__'], regex: EXPORTED }],
  };
}
