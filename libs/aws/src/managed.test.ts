import { readmeExample } from '@auditorsec/manifest/testing/readme';
import { render, yamlStream } from '@auditorsec/manifest/testing/render';
import { expect, test } from 'vitest';
import { example } from './example.ts';
import { healthCheck, zone } from './kinds/route53.ts';
import { addManaged, type ManagedProps } from './managed.ts';

const bare = {
  name: 'example-com',
  forProvider: { name: 'example.com', comment: 'The shop', forceDestroy: false },
} as const;
const made = (props: ManagedProps<typeof zone>) => render((chart) => addManaged(chart, zone, props))[0];

test('the README shows an example that makes its golden', async () => {
  await expect(readmeExample(import.meta.dirname)).toMatchFileSnapshot('example.ts');
  await expect(yamlStream(render(example))).toMatchFileSnapshot('../golden/example.yaml');
});

test('what is kept is deleted neither by Crossplane nor by Argo CD; anything else by both', () => {
  const kept = made({ ...bare, keep: true });
  expect(kept?.['spec']).toHaveProperty('managementPolicies', ['Observe', 'Create', 'Update', 'LateInitialize']);
  expect(kept?.metadata.annotations).toEqual({ 'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false' });
  expect(made(bare)?.['spec']).not.toHaveProperty('managementPolicies');
  expect(made(bare)?.metadata).not.toHaveProperty('annotations');
});

test('a resource that AWS has already is taken over by its id', () => {
  expect(made({ ...bare, externalName: 'Z1' })?.metadata.annotations).toEqual({ 'crossplane.io/external-name': 'Z1' });
});

test('what AWS would refuse is refused where it is written', () => {
  const check = { type: 'HTTPS', fqdn: 'a.example.com', port: 443, resourcePath: '/ready', enableSni: true } as const;
  const forProvider = { ...check, requestInterval: 20, failureThreshold: 3, regions: ['us-east-1'] } as never;
  expect(() => render((chart) => addManaged(chart, healthCheck, { name: 'a', forProvider }))).toThrow(
    /requestInterval.*regions/s,
  );
});
