import { strict as assert } from 'node:assert';
import type { IAuthorizationPolicy } from '@kubernetes-models/istio/security.istio.io/v1/AuthorizationPolicy';
import { stringify } from 'yaml';
import fleet from '../../../../../clusters/fleet.ts';
import { type Check, check } from '../../check.ts';
import { CLUSTER, type GatewayBench } from '../bench.ts';
import { generatedObject } from '../generated.ts';
import { administrators } from '../substitutions.ts';
import { expectStatus } from './expect.ts';
import { ask, reached } from './requests.ts';

const gatewayCheck = check<GatewayBench>;

const [ADMIN = ''] = fleet.admin.paths;

/** Other ways to write an admin path, each of which some application takes for it. */
const DISGUISES = [
  ...[`${ADMIN}/`, `${ADMIN}/users`, `${ADMIN}?page=2`, `/${ADMIN}`, ADMIN.replace('/admin', '//admin')],
  ...['/./admin', '/x/../admin', '/%2e/admin', '/x/%2E%2e/admin', '/%61dmin', '\\admin'].map(below),
  ...['%2Fadmin', '%5cadmin', '/x%2F..%2Fadmin', '/x/..%2fadmin'].map(below),
];

/** Headers in which proxies forward the address of a client, all of them naming an administrator. */
const forged = (address: string): Record<string, string> => ({
  'x-forwarded-for': address,
  'x-envoy-external-address': address,
  'x-real-ip': address,
  'true-client-ip': address,
  forwarded: `for=${address}`,
});

/** The part of the API that only administrators reach, by the address they come from. */
export const adminChecks: readonly Check<GatewayBench>[] = [
  gatewayCheck('admin paths are refused from outside, however they are written', async (bench) => {
    const seen = [expectStatus(await ask(bench, { path: ADMIN }), 403, ADMIN)];
    for (const path of DISGUISES) {
      const { status, headers } = await ask(bench, { path });
      // An escaped slash is unescaped by a redirect, so that what is asked next is what the policies look at.
      const next = status === 307 ? (await ask(bench, { path: `${headers.location}` })).status : status;
      assert.ok(next >= 400, `${path} → ${status}, then ${next}`);
      seen.push(`${path} → ${status}`);
    }
    assert.equal(reached(bench), 0, 'the application has seen a request');
    return seen.join(', ');
  }),
  gatewayCheck('an address that a client forwards itself opens no admin path', async (bench) => {
    for (const network of fleet.admin.networks) {
      const headers = forged(inside(network));
      expectStatus(await ask(bench, { path: ADMIN, headers }), 403, `claiming to come from ${network}`);
    }
    return `claims to come from ${fleet.admin.networks.join(' or ')}: 403`;
  }),
  gatewayCheck(
    'admin paths open to the networks of administrators alone, and to nobody without a token',
    async (bench) => {
      const original = generatedObject<IAuthorizationPolicy>(
        bench.folders(CLUSTER),
        'AuthorizationPolicy',
        'istio-ingress',
        'deny-admin-elsewhere',
      );
      const from = inside(administrators);
      try {
        await bench.controlPlane.apply(stringify(withNetwork(original)));
        const answers = [
          expectStatus(await ask(bench, { path: ADMIN, from }), 200, 'inside'),
          expectStatus(await ask(bench, { path: ADMIN, from, token: undefined }), 403, 'inside without a token'),
          expectStatus(await ask(bench, { path: ADMIN }), 403, 'outside'),
          expectStatus(await ask(bench, { path: ADMIN, headers: forged(from) }), 403, 'outside with a forged address'),
        ];
        assert.equal(reached(bench), 1, 'requests that the application has seen');
        return answers.join(', ');
      } finally {
        await bench.controlPlane.apply(stringify(original));
      }
    },
  ),
];

function below(rest: string): string {
  return ADMIN.replace('/admin', rest);
}

/** An address of a network. */
function inside(network: string): string {
  return network.replace(/\.\d+\/\d+$/, '.17');
}

/** The policy with the one network that a client of this machine can have. */
function withNetwork(policy: IAuthorizationPolicy): IAuthorizationPolicy {
  const changed = structuredClone(policy);
  for (const { source } of changed.spec?.rules?.flatMap(({ from = [] }) => from) ?? []) {
    if (source?.notIpBlocks) source.notIpBlocks = [administrators];
    if (source?.notRemoteIpBlocks) source.notRemoteIpBlocks = [administrators];
  }
  return changed;
}
