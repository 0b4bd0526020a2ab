import { strict as assert } from 'node:assert';
import { stringify } from 'yaml';
import { type Check, check } from '../../check.ts';
import type { GatewayBench } from '../bench.ts';
import { withFleet } from '../variant.ts';
import { expectStatus } from './expect.ts';
import { ask } from './requests.ts';

const gatewayCheck = check<GatewayBench>;

const CLIENT = { namespace: 'default', serviceAccount: 'api-client' };
const AUTHORITY = 'machine-clients';
const clientCertificates = {
  authority: AUTHORITY,
  principals: [`cluster.local/ns/${CLIENT.namespace}/sa/${CLIENT.serviceAccount}`],
  tier: 'pro',
};

/** Machine clients: an option of the fleet that is off in the generated files, and on while this check runs. */
export const certificateChecks: readonly Check<GatewayBench>[] = [
  gatewayCheck(
    'with `clientCertificates` a named machine passes by its certificate, and others need a token still',
    async (bench) => {
      const { controlPlane } = bench;
      await controlPlane.apply(authoritySecret(controlPlane.authorities.clients));
      const [own, other, foreign] = await Promise.all([
        controlPlane.certificate({ authority: 'clients', ...CLIENT }),
        controlPlane.certificate({ authority: 'clients', ...CLIENT, serviceAccount: 'somebody' }),
        controlPlane.certificate({ authority: 'public', ...CLIENT }),
      ]);
      const seen = await withFleet(bench, { clientCertificates }, async () => {
        const answers = [
          expectStatus(await ask(bench, { token: undefined, certificate: own }), 200, 'its certificate'),
          expectStatus(await ask(bench, { token: undefined, certificate: other }), 403, "another machine's"),
          expectStatus(await ask(bench, { token: undefined }), 403, 'neither'),
          expectStatus(await ask(bench), 200, 'a token'),
        ];
        await assert.rejects(ask(bench, { certificate: foreign }), "a stranger's certificate was taken");
        return `${answers.join(', ')}, another authority's refused`;
      });
      const off = await ask(bench, { token: undefined, certificate: own });
      return `${seen}; without the option ${expectStatus(off, 403, 'its certificate')}`;
    },
  ),
];

function authoritySecret(authority: string): string {
  return stringify({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: AUTHORITY, namespace: 'istio-ingress' },
    data: { 'ca.crt': Buffer.from(authority).toString('base64') },
  });
}
