import { strict as assert } from 'node:assert';
import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect } from 'node:tls';
import type { IDeployment } from 'kubernetes-models/apps/v1/Deployment';
import { type Check, check } from '../check.ts';
import type { Istiod } from '../parts/istiod.ts';
import { until } from '../parts/until.ts';
import { makeIntermediate } from './authority.ts';
import { introduce, type NeighboursBench } from './bench.ts';
import { chartObjects } from './chart.ts';

const neighboursCheck = check<NeighboursBench>;
const DAY = 86_400_000;

/** What istiod does with its authority, and with the kubeconfig of another region. */
export const neighboursChecks: readonly Check<NeighboursBench>[] = [
  neighboursCheck('no pod of istiod starts before the Secret of its authority is there', async ({ here, progress }) => {
    const made = await chartObjects(here.cluster.name, 'istiod', progress);
    const istiod = made.find(({ kind }) => kind === 'Deployment') as unknown as IDeployment | undefined;
    const { volumes = [], containers = [] } = istiod?.spec?.template?.spec ?? {};
    const waiting = volumes.filter(({ secret }) => secret?.secretName === 'cacerts' && !secret.optional);
    assert.equal(waiting.length, 1, 'volumes that pods wait for');
    const [mount] = containers[0]?.volumeMounts?.filter(({ name }) => name === waiting[0]?.name) ?? [];
    assert.ok(mount, 'the volume is mounted');
    return `${mount.mountPath} is a volume that has to be there`;
  }),
  neighboursCheck('istiods of two regions are trusted by their one root, and by no other', async (bench) => {
    const { here, there, roots } = bench;
    const issuers = [];
    for (const { istiod, cluster } of [here, there]) {
      const { trusted, issuer } = await served(istiod, roots.production);
      assert.ok(trusted, `istiod of ${cluster.name} is trusted by the root of production`);
      assert.ok(!(await served(istiod, roots.staging)).trusted, 'the root of staging trusts no istiod of production');
      issuers.push(issuer);
    }
    assert.equal(new Set(issuers).size, 2, 'each region has an intermediate of its own');
    return issuers.join(' and ');
  }),
  neighboursCheck(
    'istiod tells the days that are left of its root and of its intermediate',
    async ({ here, roots }) => {
      const days = async (name: string) =>
        Math.round((Number(await metric(here.istiod, name)) * 1000 - Date.now()) / DAY);
      const root = await days('citadel_server_root_cert_expiry_timestamp');
      const intermediate = await days('citadel_server_cert_chain_expiry_timestamp');
      const end = (file: string) => new X509Certificate(readFileSync(file)).validToDate.getTime();
      const left = (file: string) => Math.round((end(file) - Date.now()) / DAY);
      assert.equal(root, left(join(roots.production, 'root-cert.pem')));
      assert.equal(intermediate, left(join(roots.production, here.cluster.name, 'ca-cert.pem')));
      return `${root} and ${intermediate} days`;
    },
  ),
  neighboursCheck('a new intermediate is in force without a restart', async ({ here, roots }) => {
    const before = await served(here.istiod, roots.production);
    here.istiod.replaceAuthority(await makeIntermediate(roots.production, here.cluster.name));
    const another = async () => (await served(here.istiod, roots.production)).authority !== before.authority;
    await until(another, { what: 'the new intermediate', within: 30_000, every: 200 });
    assert.ok((await served(here.istiod, roots.production)).trusted, 'it is trusted by the same root');
    return 'the same root, another intermediate';
  }),
  neighboursCheck('istiod knows the endpoints of the region that may answer, by the reader’s token', async (bench) => {
    const { here, there } = bench;
    assert.deepEqual(await clusters(here.istiod), { [here.cluster.name]: 'synced' });
    await introduce(bench);
    const isKnown = async () => (await clusters(here.istiod))[there.cluster.name] === 'synced';
    await until(isKnown, { what: `${there.cluster.name} to be synced`, within: 60_000, every: 200 });
    return `${here.cluster.name} knows ${there.cluster.name}`;
  }),
];

interface Served {
  readonly trusted: boolean;
  /** Who has signed it, and with which certificate. */
  readonly issuer: string;
  readonly authority: string;
}

/** The certificate that istiod shows to proxies, as one sees it who knows this root alone. */
async function served({ xdsPort }: Istiod, root: string): Promise<Served> {
  const socket = connect({
    host: '127.0.0.1',
    port: xdsPort,
    servername: 'istiod.istio-system.svc',
    ca: readFileSync(join(root, 'root-cert.pem')),
    rejectUnauthorized: false,
  });
  await once(socket, 'secureConnect');
  const { issuer, issuerCertificate } = socket.getPeerCertificate(true);
  const { authorized } = socket;
  socket.destroy();
  return { trusted: authorized, issuer: `${issuer.CN}`, authority: issuerCertificate.fingerprint256 };
}

async function metric({ url }: Istiod, name: string): Promise<string | undefined> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1];
}

/** The clusters that istiod reads, and how far it is with each. */
async function clusters({ url }: Istiod): Promise<Record<string, string>> {
  const known = (await (await fetch(`${url}/debug/clusterz`)).json()) as { id: string; syncStatus: string }[];
  return Object.fromEntries(known.map(({ id, syncStatus }) => [id, syncStatus]));
}
