import { noRefusedObject } from '@auditorsec/checks/rules/no-refused-object';
import { check } from '@auditorsec/checks/testing';
import { composeApp } from '@auditorsec/config/testing/compose-app';
import type { KubeObject } from '@auditorsec/manifest/types';
import { expect, test } from 'vitest';
import { admission } from './admission.ts';

const policies = await composeApp(admission({}));
const refusals = (...objects: readonly KubeObject[]) => check(noRefusedObject, [...policies, ...objects]);
const of = (apiVersion: string, kind: string, fields: object): KubeObject => ({
  apiVersion,
  kind,
  metadata: { name: 'shop', namespace: 'ci-failure' },
  ...fields,
});

test('every policy compiles, refuses where it fails, denies, and leaves a record', () => {
  expect(refusals()).toEqual([]);
  const specs = policies.map(({ kind, ...object }) => [kind, (object as unknown as { spec: object }).spec]);
  for (const [kind, spec] of specs) {
    if (kind === 'ValidatingAdmissionPolicy') expect(spec).toMatchObject({ failurePolicy: 'Fail' });
    else if (kind === 'ValidatingAdmissionPolicyBinding')
      expect(spec).toMatchObject({ validationActions: ['Deny', 'Audit'] });
    else expect(spec).toMatchObject({ failurePolicy: 'Fail', validationActions: ['Deny'] });
  }
  expect(policies).toHaveLength(13);
});

test('a namespace without labels is refused with what to write', () => {
  expect(refusals(of('v1', 'Namespace', {}))).toMatchInlineSnapshot(`
    [
      "Namespace ci-failure/shop: the API server refuses it (labelled-namespaces): without Pod Security its pods may be root of their node. Make it by \`namespace\` of libs/namespace. Found: pod-security.kubernetes.io/enforce must be restricted",
      "Namespace ci-failure/shop: the API server refuses it (labelled-namespaces): nobody can tell whose bill it is on. Write the label auditorsec.com/environment.",
    ]
  `);
});

test('a wildcard role is refused with what to write', () => {
  const rules = [{ apiGroups: ['*'], resources: ['*'], verbs: ['*'] }];
  expect(refusals(of('rbac.authorization.k8s.io/v1', 'Role', { rules }))).toMatchInlineSnapshot(`
    [
      "Role ci-failure/shop: the API server refuses it (named-permissions): a wildcard also allows what comes with the next version. Name the groups, resources and verbs.",
    ]
  `);
});

test('a pod as tutorials write it is refused for all that it lacks, at once', () => {
  const pod = of('v1', 'Pod', { spec: { containers: [{ name: 'shop', image: 'nginx' }] } });
  expect(refusals(pod)).toMatchInlineSnapshot(`
    [
      "Pod ci-failure/shop: the API server refuses it (hardened-pods): the process could become root of the node. Write allowPrivilegeEscalation: false and no privileged. Found: shop",
      "Pod ci-failure/shop: the API server refuses it (hardened-pods): the process may run as root. Write runAsNonRoot: true. Found: shop",
      "Pod ci-failure/shop: the API server refuses it (hardened-pods): the process may make every system call. Write seccompProfile: { type: RuntimeDefault }. Found: shop",
      "Pod ci-failure/shop: the API server refuses it (hardened-pods): the process keeps capabilities of root. Write capabilities: { drop: [ALL] }. Found: shop",
      "Pod ci-failure/shop: the API server refuses it (hardened-pods): who breaks in can write programs. Write readOnlyRootFilesystem: true and mount an emptyDir where it must write. Found: shop",
      "Pod ci-failure/shop: the API server refuses it (hardened-pods): one leak takes its neighbours along. Write requests of cpu and memory, and a limit of memory. Found: shop",
      "Pod ci-failure/shop: the API server refuses it (hardened-pods): the identity would be shared by all of its namespace. Name a ServiceAccount of its own.",
      "Pod ci-failure/shop: the API server refuses it (hardened-pods): nobody has decided whether it may speak to the API server. Write automountServiceAccountToken: false, or true where it does.",
      "Pod ci-failure/shop: the API server refuses it (known-images): images come from ghcr.io/auditorsec/, docker.elastic.co/, docker.io/istio/, docker.io/jaegertracing/, docker.io/otel/ alone. Mirror the image to ghcr.io/auditorsec/ or name its registry in apps/admission. Found: nginx",
      "Pod ci-failure/shop: the API server refuses it (known-images): latest is another image tomorrow. Name an exact version, or a digest. Found: nginx",
    ]
  `);
});

test('a gateway says `auto` for the image that Istio writes; a pod that says so has passed no injector', () => {
  const spec = { containers: [{ name: 'istio-proxy', image: 'auto' }] };
  const deployment = of('apps/v1', 'Deployment', { spec: { template: { spec } } });
  const images = (object: KubeObject) => refusals(object).filter((text) => text.includes('known-images'));
  expect(images(deployment)).toEqual([]);
  expect(images(of('v1', 'Pod', { spec }))).toHaveLength(2);
});
