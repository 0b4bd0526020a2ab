import { render } from '@auditorsec/manifest/testing/render';
import { expect, test } from 'vitest';
import type { Endpoint } from './endpoint.ts';
import { failoverTree } from './failover-tree.ts';
import { latencyRecords } from './latency-records.ts';

const zone = { domain: 'example.com', id: 'Z1' };
const endpoint = (region: string, host = `${region}.origin.example.com`): Endpoint => ({
  region,
  host,
  healthCheck: `shop-${region}`,
});
const us = endpoint('us-east-1');

test.each([failoverTree, latencyRecords])(
  '%o refuses what nothing takes over, what leads back, and what is elsewhere',
  (block) => {
    const made = (...endpoints: Endpoint[]) => {
      const props = { object: 'shop', zone, name: 'shop.example.com', endpoints };
      return () => render((chart) => block(chart, props));
    };
    expect(made(us)).toThrow('at least two regions');
    expect(made(us, endpoint('eu-west-1'), us)).toThrow('us-east-1 twice');
    expect(made(us, endpoint('eu-west-1', 'shop.example.com'))).toThrow(
      'shop.example.com as an answer to shop.example.com',
    );
    expect(made(us, endpoint('eu-west-1', 'tier2.shop.example.com'))).toThrow("a name that isn't shop.example.com");
    expect(made(us, endpoint('eu-west-1', 'eu.example.org'))).toThrow('a name in the zone example.com');
    expect(made(us, endpoint('eu-west-1'))).not.toThrow();
  },
);

test('all mistakes are told at once', () => {
  const props = { object: 'shop', zone, name: 'shop.example.org', endpoints: [us, us] };
  expect(() => render((chart) => failoverTree(chart, props))).toThrow('2 mistakes');
});
