import { expect, test } from 'vitest';
import { podTemplate } from './pod.ts';
import { resources } from './resources.ts';
import { restrictedBreaches } from './testing/pod-security.ts';

const props = {
  name: 'cart',
  labels: { app: 'cart' },
  serviceAccount: 'cart',
  image: 'registry.example.com/shop/cart',
  resources: resources.parse({ cpu: '250m', memory: '256Mi' }),
  ports: { http: 8000 },
};
const { metadata, spec } = podTemplate(props);
if (!spec) throw new Error('a pod template without a spec');
const [container] = spec.containers;

test('a pod meets every field that Pod Security `restricted` demands, seccomp included', () => {
  expect(restrictedBreaches(spec)).toEqual([]);
});

test.each([
  ['seccompProfile none', { ...spec, securityContext: { runAsNonRoot: true } }],
  ['runAsNonRoot not true', { ...spec, securityContext: { seccompProfile: { type: 'RuntimeDefault' } } }],
  ['allowPrivilegeEscalation not false', { ...spec, containers: [{ name: 'bare' }] }],
  ['capabilities.drop without ALL', { ...spec, containers: [{ name: 'bare' }] }],
  ['volume host of type hostPath', { ...spec, volumes: [{ name: 'host', hostPath: { path: '/' } }] }],
  ['a host namespace', { ...spec, hostNetwork: true }],
] as const)('the judge of that test sees %s', (breach, broken) => {
  expect(restrictedBreaches(broken as typeof spec).join('\n')).toContain(breach);
});

test('a pod writes nowhere but in a /tmp of bounded size, and holds no API token', () => {
  expect(container?.securityContext?.readOnlyRootFilesystem).toBe(true);
  expect(container?.volumeMounts).toEqual([{ name: 'tmp', mountPath: '/tmp' }]);
  expect(spec.volumes).toEqual([{ name: 'tmp', emptyDir: { sizeLimit: '64Mi' } }]);
  expect(spec.automountServiceAccountToken).toBe(false);
});

test('memory is requested as much as it is limited, as typed; CPU is not limited', () => {
  expect(container?.resources).toEqual({ requests: { cpu: '250m', memory: '256Mi' }, limits: { memory: '256Mi' } });
});

test('pods spread over zones strictly and over nodes where possible, counted by the labels of the workload', () => {
  const constraints = (spec.topologySpreadConstraints ?? []).map((each) => [
    each.topologyKey,
    each.whenUnsatisfiable,
    each.labelSelector?.matchLabels,
  ]);
  expect(constraints).toEqual([
    ['topology.kubernetes.io/zone', 'DoNotSchedule', metadata?.labels],
    ['kubernetes.io/hostname', 'ScheduleAnyway', metadata?.labels],
  ]);
});

test('a probe is there only where the app declares one, and liveness is slower to judge than readiness', () => {
  expect(container).not.toHaveProperty('livenessProbe');
  const probe = { path: '/ok', port: 'http' };
  const [probed] = podTemplate({ ...props, readiness: probe, liveness: probe }).spec?.containers ?? [];
  const patience = [probed?.readinessProbe, probed?.livenessProbe].map(
    (each) => (each?.periodSeconds ?? 0) * (each?.failureThreshold ?? 0),
  );
  expect(patience).toEqual([15, 60]);
});
