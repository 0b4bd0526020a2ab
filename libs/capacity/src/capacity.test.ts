import type { accessEntry, addon, cluster } from '@auditorsec/aws/kinds/eks';
import type { key } from '@auditorsec/aws/kinds/kms';
import { cpu, memory } from '@auditorsec/config/units';
import type { CustomObject } from '@auditorsec/custom-kind/add-custom';
import { readmeExample } from '@auditorsec/manifest/testing/readme';
import { objectNamed, render, yamlStream } from '@auditorsec/manifest/testing/render';
import type { IClusterRole } from 'kubernetes-models/rbac.authorization.k8s.io/v1/ClusterRole';
import { expect, test } from 'vitest';
import { example } from './example.ts';
import type { NodeClass, NodePool } from './karpenter.ts';
import { type NodePoolProps, nodePool } from './node-pool.ts';

const objects = render(example);
const all = <Kind>(kind: string) => objects.filter((object) => object.kind === kind) as unknown as Kind[];
const pool = (machines: NodePoolProps['machines']) => {
  const limits = { cpu: cpu.parse('8'), memory: memory.parse('16Gi') };
  const made = render((chart) => nodePool(chart, { name: 'a', nodeClass: 'b', zones: ['c'], machines, limits }));
  return objectNamed<NodePool>(made, 'NodePool a').spec;
};
const allowed = (spec: NodePool['spec'], name: string) =>
  spec.template.spec.requirements.find(({ key }) => key.endsWith(name));

test('the README shows an example that makes its golden', async () => {
  await expect(readmeExample(import.meta.dirname)).toMatchFileSnapshot('example.ts');
  await expect(yamlStream(objects)).toMatchFileSnapshot('../golden/example.yaml');
});

test('spot machines come first and may be replaced by on-demand ones; critical ones are never spot', () => {
  expect(allowed(pool('spot'), 'capacity-type')?.values).toEqual(['spot', 'on-demand']);
  expect(allowed(pool('critical'), 'capacity-type')?.values).toEqual(['on-demand']);
  expect(pool('spot').weight).toBeGreaterThan(pool('critical').weight);
});

test('no pod lands on a critical node unless it tolerates its taint', () => {
  expect(pool('critical').template.spec.taints).toEqual([
    { key: 'auditorsec.com/critical', value: 'true', effect: 'NoSchedule' },
  ]);
  expect(pool('spot').template.spec).not.toHaveProperty('taints');
});

test('every pool has a limit, and leaves at least 15 types of machines open', () => {
  expect(pool('spot').limits).toEqual({ cpu: '8', memory: '16Gi' });
  expect(allowed(pool('spot'), 'instance-type')?.minValues).toBe(15);
});

test('machines are of one version, encrypted, and keep their role to themselves', () => {
  const [{ spec } = { spec: undefined }] = all<NodeClass>('EC2NodeClass');
  expect(spec?.amiSelectorTerms).toEqual([{ alias: expect.stringMatching(/^bottlerocket@v\d+\.\d+\.\d+$/) }]);
  expect(spec?.blockDeviceMappings.every(({ ebs }) => ebs.encrypted)).toBe(true);
  expect(spec?.metadataOptions).toEqual({ httpTokens: 'required', httpPutResponseHopLimit: 1 });
});

test('the API server is reached from inside alone, and its Secrets are encrypted with a key of the same region', () => {
  const { forProvider } = objectNamed<CustomObject<typeof cluster>>(objects, 'Cluster platform-aws/shop').spec;
  expect(forProvider.vpcConfig).toMatchObject({ endpointPrivateAccess: true, endpointPublicAccess: false });
  expect(forProvider.encryptionConfig.provider.keyArn).toContain(`:${forProvider.region}:`);
});

test('NetworkPolicies are enforced, which the network add-on does only when it is told', () => {
  const { configurationValues } = objectNamed<CustomObject<typeof addon>>(objects, 'Addon platform-aws/shop-vpc-cni')
    .spec.forProvider;
  expect(JSON.parse(configurationValues ?? '')).toEqual({ enableNetworkPolicy: 'true' });
});

test('whoever comes through EC2 may use the key of volumes: spot machines come by a role that no policy of ours names', () => {
  const { policy } = objectNamed<CustomObject<typeof key>>(objects, 'Key platform-aws/shop-volumes').spec.forProvider;
  const [, throughEc2] = JSON.parse(policy ?? '').Statement;
  expect(throughEc2.Action).toContain('kms:CreateGrant');
  expect(throughEc2.Condition.StringEquals).toEqual({
    'kms:CallerAccount': '111122223333',
    'kms:ViaService': 'ec2.eu-west-1.amazonaws.com',
  });
});

test('on-call may do what runbooks say, and reads no Secret', () => {
  const rules = all<IClusterRole>('ClusterRole').flatMap((role) => role.rules ?? []);
  const may = (verb: string, resource: string) =>
    rules.some(({ verbs, resources }) => verbs.includes(verb) && resources?.includes(resource));
  const procedures = [
    ['patch', 'nodes'],
    ['create', 'pods/exec'],
    ['patch', 'deployments/scale'],
    ['patch', 'clusters'],
  ];
  expect(procedures.every(([verb = '', resource = '']) => may(verb, resource))).toBe(true);
  expect(rules.flatMap(({ resources = [] }) => resources)).not.toContain('secrets');
  expect(rules.filter(({ apiGroups, resources }) => apiGroups?.includes('') && resources?.includes('*'))).toEqual([]);
});

test('nobody has rights but those that are written, and every add-on has a version', () => {
  const { forProvider } = objectNamed<CustomObject<typeof cluster>>(objects, 'Cluster platform-aws/shop').spec;
  expect(forProvider.accessConfig.bootstrapClusterCreatorAdminPermissions).toBe(false);
  const entries = all<CustomObject<typeof accessEntry>>('AccessEntry').map(({ spec }) => spec.forProvider.type);
  expect(entries.sort()).toEqual(['EC2_LINUX', 'STANDARD', 'STANDARD']);
  const versions = all<CustomObject<typeof addon>>('Addon').map(({ spec }) => spec.forProvider.addonVersion);
  expect(versions).toEqual(Array(5).fill(expect.stringMatching(/^v/)));
});
