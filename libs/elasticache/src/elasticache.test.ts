import { readmeExample } from '@auditorsec/manifest/testing/readme';
import { objectNamed, render, yamlStream } from '@auditorsec/manifest/testing/render';
import { expect, test } from 'vitest';
import { keyPrefix } from './config-map.ts';
import { example } from './example.ts';
import { nodeTypes } from './node-type.ts';
import { caches, eviction } from './policy.ts';

interface Managed {
  readonly spec: { readonly forProvider: Readonly<Record<string, unknown>>; readonly initProvider?: object };
}

const objects = render(example);
const spec = (key: string) => objectNamed<Managed>(objects, key).spec;
const { data } = objectNamed<{ data: Record<string, string> }>(objects, 'ConfigMap shop/cache');
const settings = JSON.parse(data['cache.json'] ?? '');

test('the README shows an example that makes its golden', async () => {
  await expect(readmeExample(import.meta.dirname)).toMatchFileSnapshot('example.ts');
  await expect(yamlStream(objects)).toMatchFileSnapshot('../golden/example.yaml');
});

test('a group that joins says nothing of what the datastore decides, while one that is alone keeps its own version', () => {
  const joined = spec('ReplicationGroup platform-aws/shop');
  expect(joined).toHaveProperty('initProvider', { globalReplicationGroupId: 'ldgnf-shop' });
  expect(Object.keys(joined.forProvider)).not.toEqual(
    expect.arrayContaining(['engine', 'engineVersion', 'nodeType', 'parameterGroupName', 'transitEncryptionEnabled']),
  );
  expect(spec('ReplicationGroup platform-aws/shop-sessions')).toHaveProperty('forProvider.engineVersion', '8.1');
});

test('what the application is told of eviction is what the store does', () => {
  expect(spec('ParameterGroup platform-aws/shop-sessions')).toHaveProperty('forProvider.parameter', [
    { name: 'maxmemory-policy', value: settings.stores.sessions.eviction },
  ]);
  expect(eviction[caches.session]).toBe('noeviction');
});

test('the application may touch the keys of its caches, and no others', () => {
  const accessString = spec('User platform-aws/shop').forProvider['accessString'];
  for (const cache of Object.keys(caches)) {
    expect(settings.caches[cache].keyPrefix.startsWith(`${cache}:`)).toBe(true);
    expect(accessString).toContain(`~${cache}:*`);
  }
  expect(accessString).not.toMatch(/~\*|\+@all|\+@dangerous/);
});

test('sessions live exactly as long as they say; what is shared varies and is asked for once', () => {
  expect(settings.caches.session).toMatchObject({ ttlSeconds: 3600, jitterPercent: 0, singleFlight: false });
  expect(settings.caches.profile).toMatchObject({ ttlSeconds: 86_400, jitterPercent: 10, singleFlight: true });
  expect(settings.caches.response).toMatchObject({ ttlSeconds: 300, jitterPercent: 10, singleFlight: true });
});

test('a raised key version changes every key', () => {
  expect(keyPrefix('profile', { keyVersion: 2 })).not.toBe(keyPrefix('profile', { keyVersion: 1 }));
});

test('no node type that bursts, or is smaller than large, is one for a Global Datastore', () => {
  expect(nodeTypes).toContain('cache.r7g.large');
  expect(nodeTypes.filter((type) => /\.(t\d|m4|r4)|\.(micro|small|medium)$/.test(type))).toEqual([]);
});
