import type { healthCheck as healthCheckKind, record } from '@auditorsec/aws/kinds/route53';
import type { CustomObject } from '@auditorsec/custom-kind/add-custom';
import { readmeExample } from '@auditorsec/manifest/testing/readme';
import { objectNamed, render, yamlStream } from '@auditorsec/manifest/testing/render';
import { expect, test } from 'vitest';
import { example } from './example.ts';
import { failoverTree } from './failover-tree.ts';
import { healthCheck } from './health-check.ts';
import { latencyRecords } from './latency-records.ts';
import { locationRecords } from './location-records.ts';
import { detection, PACE } from './timing.ts';

const objects = render(example);
const recordNamed = (name: string, among = objects) =>
  objectNamed<CustomObject<typeof record>>(among, `Record platform-aws/${name}`).spec.forProvider;
const checkOf = (region: string, down?: boolean) => {
  const [made] = render((chart) =>
    healthCheck(chart, { name: 'shop', region, host: 'a.example.com', path: '/ready', ...(down && { down }) }),
  );
  return (made as unknown as CustomObject<typeof healthCheckKind>).spec.forProvider;
};

test('where load balancers have no IPv6 nobody is given an address that does not answer', () => {
  const endpoints = ['us-east-1', 'eu-west-1'].map((region) => ({
    region,
    host: `${region}.example.com`,
    healthCheck: region,
  }));
  const zone = { domain: 'example.com', id: 'Z0EXAMPLE' };
  const name = { object: 'shop', zone, name: 'shop.example.com', onlyIpv4: true };
  const made = render((chart) => {
    failoverTree(chart, { ...name, endpoints });
    latencyRecords(chart, { ...name, object: 'near', endpoints });
    locationRecords(chart, { ...name, from: {}, anywhere: 'any.example.com' });
  });
  const types = made.map((each) => (each as unknown as CustomObject<typeof record>).spec.forProvider.type);
  expect(types).toEqual(Array(5).fill('A'));
});

test('clients are led by where they are, and no further when all is down there: their way asks for no health', () => {
  const made = render((chart) =>
    locationRecords(chart, {
      object: 'shop',
      zone: { domain: 'example.com', id: 'Z0EXAMPLE' },
      name: 'shop.example.com',
      from: { EU: 'eu.shop.example.com' },
      anywhere: 'anywhere.shop.example.com',
    }),
  );
  const records = made.map((each) => (each as unknown as CustomObject<typeof record>).spec.forProvider);
  const places = records.map(({ type, setIdentifier }) => `${setIdentifier} ${type}`);
  expect(new Set(places)).toEqual(new Set(['EU A', 'EU AAAA', 'anywhere A', 'anywhere AAAA']));
  expect(records.every(({ alias, healthCheckIdRef }) => !alias?.evaluateTargetHealth && !healthCheckIdRef)).toBe(true);
  expect(records.map(({ geolocationRoutingPolicy }) => geolocationRoutingPolicy)).toContainEqual({ country: '*' });
});

test('the README shows an example that makes its golden', async () => {
  await expect(readmeExample(import.meta.dirname)).toMatchFileSnapshot('example.ts');
  await expect(yamlStream(objects)).toMatchFileSnapshot('../golden/example.yaml');
});

test('each tier leads to the next by name, and the last answers whatever its health', () => {
  const next = recordNamed('shop-tier1-secondary-a').alias;
  expect(next).toMatchObject({ name: recordNamed('shop-tier2-primary-a').name, evaluateTargetHealth: true });
  const last = recordNamed('shop-tier2-secondary-a');
  expect(last.alias).toMatchObject({ name: 'ap-southeast-1.origin.example.com', evaluateTargetHealth: false });
  expect(last).not.toHaveProperty('healthCheckIdRef');
});

test('every A record has a twin of IPv6', () => {
  const records = objects.filter(({ kind }) => kind === 'Record').map(({ metadata }) => metadata.name);
  const ofA = records.filter((name) => name.endsWith('-a'));
  expect(ofA).toHaveLength(records.length / 2);
  for (const name of ofA) expect(recordNamed(`${name}aaa`)).toEqual({ ...recordNamed(name), type: 'AAAA' });
});

test('records tell themselves apart by tier, so that another order of regions changes targets alone', () => {
  const identities = new Set(objects.filter(({ kind }) => kind === 'Record').map(({ metadata }) => metadata.name));
  const ids = [...identities].map((name) => recordNamed(name).setIdentifier);
  expect([...new Set(ids)]).toEqual(['primary', 'secondary']);
});

test('latency records answer from the nearest region that its check finds healthy', () => {
  const endpoints = ['us-east-1', 'eu-west-1'].map((region) => ({
    region,
    host: `${region}.origin.example.com`,
    healthCheck: `shop-${region}`,
  }));
  const zone = { domain: 'example.com', id: 'Z1' };
  const made = render((chart) => latencyRecords(chart, { object: 'shop', zone, name: 'shop.example.com', endpoints }));
  expect(made).toHaveLength(4);
  expect(recordNamed('shop-eu-west-1-aaaa', made)).toMatchObject({
    latencyRoutingPolicy: { region: 'eu-west-1' },
    healthCheckIdRef: { name: 'shop-eu-west-1' },
    alias: { evaluateTargetHealth: true },
  });
});

test('no checker stands in the region that it checks, and three are left', () => {
  for (const region of ['us-west-2', 'eu-west-1', 'ap-southeast-1', 'sa-east-1', 'us-east-1']) {
    expect(checkOf(region).regions).not.toContain(region);
    expect(checkOf(region).regions.length).toBeGreaterThanOrEqual(3);
  }
});

test('an endpoint that is declared down is unhealthy without being asked', () => {
  expect(checkOf('eu-west-1', true)).toMatchObject({ disabled: true, invertHealthcheck: true });
  expect(checkOf('eu-west-1')).not.toHaveProperty('disabled');
});

test('a failure is seen after two to three intervals and the waits of the checkers', () => {
  expect(detection(PACE)).toEqual({ earliest: 20, latest: 48 });
  expect(detection({ requestInterval: 30, failureThreshold: 1 })).toEqual({ earliest: 0, latest: 36 });
});
