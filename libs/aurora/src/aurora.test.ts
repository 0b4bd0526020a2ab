import { X509Certificate } from 'node:crypto';
import { duration } from '@auditorsec/config/units';
import { readmeExample } from '@auditorsec/manifest/testing/readme';
import { objectNamed, render, yamlStream } from '@auditorsec/manifest/testing/render';
import { expect, test } from 'vitest';
import { databaseCertificates } from './certificates.ts';
import { type AuroraClusterProps, auroraCluster } from './cluster.ts';
import { poolLimit, shares } from './connections.ts';
import { example } from './example.ts';
import { instanceClasses, maxConnections } from './instance-class.ts';

const props: AuroraClusterProps = {
  name: 'shop',
  region: 'us-east-1',
  version: '17.7',
  global: { name: 'shop', forwardsWrites: false, maxDataLoss: duration.parse('60s') },
  origin: { database: 'shop', masterUsername: 'admin', masterPassword: { name: 'master', key: 'password' } },
  data: { classes: ['business', 'personal'] },
  network: { vpc: 'vpc-0a1b2c3d', subnets: ['subnet-0a000001', 'subnet-0b000002', 'subnet-0c000003'] },
  from: { pods: '10.0.0.0/16' },
  instanceClass: 'db.r7g.large',
  writers: 2,
  analytics: 2,
  monitoringRole: 'arn:aws:iam::111122223333:role/monitoring',
  limits: { slowQuery: duration.parse('100ms') },
};
const objects = render((chart) => auroraCluster(chart, props));
const spec = (key: string, made = objects) => objectNamed<{ spec: object }>(made, key).spec;

test('the README shows an example that makes its golden', async () => {
  await expect(readmeExample(import.meta.dirname)).toMatchFileSnapshot('example.ts');
  await expect(yamlStream(render(example))).toMatchFileSnapshot('../golden/example.yaml');
});

test('the first member brings the database, one that joins names where it was copied from, and only at creation', () => {
  const { masterPassword, database, masterUsername } = props.origin as Extract<
    typeof props.origin,
    { database: string }
  >;
  expect(spec('Cluster platform-aws/shop')).toHaveProperty('initProvider', {
    databaseName: database,
    masterUsername,
    replicationSourceIdentifier: '',
    masterPasswordSecretRef: masterPassword,
  });
  const joined = render((chart) => auroraCluster(chart, { ...props, origin: { copiedFrom: 'eu-west-1' } }));
  expect(spec('Cluster platform-aws/shop', joined)).toHaveProperty('initProvider', {
    sourceRegion: 'eu-west-1',
    replicationSourceIdentifier: '',
  });
  // Filled in later, it would count for ever, and the provider would undo a promotion.
  expect(JSON.stringify(spec('Cluster platform-aws/shop', joined))).not.toContain('LateInitialize');
});

test('a database that is alone forwards nothing, waits for no other region, and may have a class that bursts', () => {
  const { global: _, ...rest } = props;
  const made = render((chart) => auroraCluster(chart, { ...rest, instanceClass: 'db.t4g.medium', backupDays: 1 }));
  const alone = JSON.stringify(made);
  expect(alone).not.toMatch(/globalClusterIdentifier|enableGlobalWriteForwarding|global_db_rpo|apg_write_forward/);
  expect(spec('Cluster platform-aws/shop', made)).toMatchObject({ forProvider: { backupRetentionPeriod: 1 } });
  expect(maxConnections('db.t4g.medium')).toBe(405);
});

test('instances lie in turn in three zones, and those for analytics become the writer last', () => {
  const placed = objects
    .filter(({ kind }) => kind === 'ClusterInstance')
    .map(({ metadata, ...rest }) => {
      const { forProvider } = rest['spec'] as { forProvider: { availabilityZone: string; promotionTier: number } };
      return [metadata.name, forProvider.availabilityZone, forProvider.promotionTier];
    });
  expect(placed).toEqual([
    ['shop-1', 'us-east-1a', 0],
    ['shop-2', 'us-east-1b', 0],
    ['shop-analytics-1', 'us-east-1c', 15],
    ['shop-analytics-2', 'us-east-1a', 15],
  ]);
  expect(spec('ClusterEndpoint platform-aws/shop-analytics')).toHaveProperty('forProvider.staticMembersRefs', [
    { name: 'shop-analytics-1' },
    { name: 'shop-analytics-2' },
  ]);
});

test('connections follow the memory of the class, up to 5000, and a part of them is for pools', () => {
  expect(instanceClasses.map((each) => maxConnections(each)).every((most) => most > 0 && most <= 5000)).toBe(true);
  expect(maxConnections('db.r7g.large')).toBe(1622);
  expect(maxConnections('db.r7g.16xlarge')).toBe(5000);
  expect(poolLimit('db.r7g.large')).toBe(973);
  expect(shares.pools + shares.forwarded).toBeLessThan(100);
});

test('what Aurora would refuse is refused at the line of the app', () => {
  expect(() => render((chart) => auroraCluster(chart, { ...props, version: '17' }))).toThrow(/engineVersion/);
  const subnets = props.network.subnets.slice(1, 2);
  expect(() => render((chart) => auroraCluster(chart, { ...props, network: { ...props.network, subnets } }))).toThrow(
    /subnetIds/,
  );
});

test('clients of an instance trust the three authorities of its region, and no other', () => {
  const made = render((chart) => databaseCertificates(chart, 'shop', 'eu-west-1'));
  const { data } = objectNamed<{ data: Record<string, string> }>(made, 'ConfigMap shop/database-ca');
  const pem = data['rds.pem']?.match(/-----BEGIN[\s\S]+?-----END CERTIFICATE-----/g) ?? [];
  const certificates = pem.map((each) => new X509Certificate(each));
  expect(certificates.map(({ subject }) => /CN=(.*)/.exec(subject)?.[1])).toEqual([
    'Amazon RDS eu-west-1 Root CA ECC384 G1',
    'Amazon RDS eu-west-1 Root CA RSA2048 G1',
    'Amazon RDS eu-west-1 Root CA RSA4096 G1',
  ]);
  for (const certificate of certificates) expect(certificate.verify(certificate.publicKey)).toBe(true);
});

test('a region whose authorities are not here is refused with where to get them', () => {
  expect(() => render((chart) => databaseCertificates(chart, 'shop', 'mx-central-1'))).toThrow(/truststore\.pki\.rds/);
});
