import { expect, test } from 'vitest';
import { object, objects } from '../testing.ts';
import { noHomeRegionDependency } from './no-home-region-dependency.ts';

const global = [
  object('route53.aws.m.upbound.io/v1beta1 Record', 'aws/api', {}),
  object('cloudfront.aws.m.upbound.io/v1beta1 Distribution', 'aws/web', {}),
  object('rds.aws.m.upbound.io/v1beta1 GlobalCluster', 'aws/shop', {}),
];
const regional = object('rds.aws.m.upbound.io/v1beta1 Cluster', 'aws/shop', {});

function found(cluster: string): string[] {
  const names: string[] = [];
  noHomeRegionDependency.check(objects(cluster, [...global, regional]), (file, message) =>
    names.push(`${file.object.kind}: ${message}`),
  );
  return names;
}

test('what belongs to no region may be kept anywhere but in us-east-1', () => {
  expect(found('eu-west-1')).toEqual([]);
});

test('what belongs to no region fails in us-east-1, and what belongs to it passes', () => {
  expect(found('us-east-1').map((text) => text.split(':')[0])).toEqual(['Record', 'Distribution', 'GlobalCluster']);
  expect(found('us-east-1')[0]).toMatchInlineSnapshot(
    `"Record: while us-east-1 is down, nobody changes it: the cluster that keeps it is down as well, when clients and data have to move away. Install its app in the globalCluster of clusters/fleet.ts."`,
  );
});
