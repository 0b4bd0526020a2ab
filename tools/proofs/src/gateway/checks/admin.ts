import { strict as assert } from 'node:assert';
import type { IAuthorizationPolicy } from '@kubernetes-models/istio/security.istio.io/v1/AuthorizationPolicy';
import { stringify } from 'yaml';
import fleet from '../../../../../clusters/fleet.ts';
import { type Check, check } from '../../check.ts';
import { CLUSTER, type GatewayBench } from '../bench.ts';
import { adminClaims, userClaims } from '../claims.ts';
import type { Asked } from '../client.ts';
import { generatedObject } from '../generated.ts';
import { administrators } from '../substitutions.ts';
import type { Claims } from '../tokens.ts';
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

/** The part of the API that only administrators reach: by where they come from, their scope, and how they logged in. */
export const adminChecks: readonly Check<GatewayBench>[] = [
  gatewayCheck('admin paths are refused from outside, however they are written', async (bench) => {
    const seen = await refusedEverywhere(bench, { token: bench.issuer.token(adminClaims) });
    return seen.join(', ');
  }),
  gatewayCheck('an address that a client forwards itself opens no admin path', async (bench) => {
    const token = bench.issuer.token(adminClaims);
    for (const network of fleet.admin.networks) {
      const headers = forged(inside(network));
      expectStatus(await ask(bench, { path: ADMIN, token, headers }), 403, `claiming to come from ${network}`);
    }
    return `claims to come from ${fleet.admin.networks.join(' or ')}: 403`;
  }),
  gatewayCheck('admin paths open to the networks of administrators alone, and to nobody without a token', (bench) =>
    fromInside(bench, async (from) => {
      const token = bench.issuer.token(adminClaims);
      const answers = [
        expectStatus(await ask(bench, { path: ADMIN, token, from }), 200, 'inside'),
        expectStatus(await ask(bench, { path: ADMIN, from, token: undefined }), 403, 'inside without a token'),
        expectStatus(await ask(bench, { path: ADMIN, token }), 403, 'outside'),
        expectStatus(await ask(bench, { path: ADMIN, token, headers: forged(from) }), 403, 'with a forged address'),
      ];
      assert.equal(reached(bench), 1, 'requests that the application has seen');
      return answers.join(', ');
    }),
  ),
  gatewayCheck('admin paths take the scope of administrators', (bench) =>
    fromInside(bench, (from) => refused(bench, from, { ...adminClaims, scope: userClaims.scope })),
  ),
  gatewayCheck('admin paths take a second factor', (bench) =>
    fromInside(bench, async (from) => {
      const answers: string[] = [];
      for (const amr of [undefined, [], ['pwd'], 'pwd', ['MFA'], ['mfa-less']])
        answers.push(await refused(bench, from, { ...adminClaims, amr }));
      return answers.join('; ');
    }),
  ),
  gatewayCheck("a preflight of an administrator's page, which carries no token, is answered", (bench) =>
    fromInside(bench, async (from) => {
      const headers = { origin: `https://${fleet.hosts.app}`, 'access-control-request-method': 'POST' };
      const answer = await ask(bench, { method: 'OPTIONS', path: ADMIN, from, token: undefined, headers });
      assert.equal(reached(bench), 0, 'the application has seen the preflight');
      return expectStatus(answer, 200, `OPTIONS ${ADMIN}`);
    }),
  ),
];

/** Runs a job while clients at an address that it is told are administrators'. */
async function fromInside(bench: GatewayBench, job: (from: string) => Promise<string>): Promise<string> {
  const original = generatedObject<IAuthorizationPolicy>(
    bench.folders(CLUSTER),
    'AuthorizationPolicy',
    'istio-ingress',
    'deny-admin-elsewhere',
  );
  try {
    await bench.controlPlane.apply(stringify(withNetwork(original)));
    return await job(inside(administrators));
  } finally {
    await bench.controlPlane.apply(stringify(original));
  }
}

/** Fails if a token with these claims opens an admin path, in any way to write it, from the administrators' own network. */
async function refused(bench: GatewayBench, from: string, claims: Claims): Promise<string> {
  const { scope, amr } = claims;
  const [first] = await refusedEverywhere(bench, { from, token: bench.issuer.token(claims) });
  return `${JSON.stringify({ scope, amr })}: ${first}`;
}

/** Asks for an admin path in all ways to write it; fails if one is answered. */
async function refusedEverywhere(bench: GatewayBench, asked: Partial<Asked>): Promise<string[]> {
  const seen = [expectStatus(await ask(bench, { ...asked, path: ADMIN }), 403, ADMIN)];
  for (const path of DISGUISES) {
    const { status, headers } = await ask(bench, { ...asked, path });
    // An escaped slash is unescaped by a redirect, so that what is asked next is what the policies look at.
    const next = status === 307 ? (await ask(bench, { ...asked, path: `${headers.location}` })).status : status;
    assert.ok(next >= 400, `${path} → ${status}, then ${next}`);
    seen.push(`${path} → ${status}`);
  }
  assert.equal(reached(bench), 0, 'the application has seen a request');
  return seen;
}

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
