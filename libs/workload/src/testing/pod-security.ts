import type { IContainer } from 'kubernetes-models/v1/Container';
import type { IPodSpec } from 'kubernetes-models/v1/PodSpec';

const SAFE_SYSCTLS = ['net.ipv4.ip_unprivileged_port_start', 'net.ipv4.tcp_syncookies', 'net.ipv4.ping_group_range'];
const SAFE_VOLUMES = ['configMap', 'csi', 'downwardAPI', 'emptyDir', 'ephemeral', 'projected', 'secret'];
const SAFE_SECCOMP = ['RuntimeDefault', 'Localhost'];

/**
 * Every way in which a pod breaks the Pod Security level `restricted`, field by field, baseline included:
 * https://kubernetes.io/docs/concepts/security/pod-security-standards/ (AppArmor, SELinux and Windows fields, which
 * no block of ours sets, count as breaches when set).
 */
export function restrictedBreaches(spec: IPodSpec): string[] {
  const pod = spec.securityContext ?? {};
  const containers = [...(spec.initContainers ?? []), ...spec.containers];
  return [
    ...(spec.hostNetwork || spec.hostPID || spec.hostIPC ? ['a host namespace'] : []),
    ...(pod.appArmorProfile || pod.seLinuxOptions || pod.windowsOptions ? ['an LSM or Windows option'] : []),
    ...(pod.sysctls ?? []).filter(({ name }) => !SAFE_SYSCTLS.includes(name)).map(({ name }) => `sysctl ${name}`),
    ...(spec.volumes ?? []).flatMap(({ name, ...source }) =>
      Object.keys(source)
        .filter((type) => !SAFE_VOLUMES.includes(type))
        .map((type) => `volume ${name} of type ${type}`),
    ),
    ...(pod.runAsUser === 0 ? ['pod runAsUser 0'] : []),
    ...containers.flatMap((container) => containerBreaches(container, pod)),
  ];
}

function containerBreaches({ name, ports, ...container }: IContainer, pod: NonNullable<IPodSpec['securityContext']>) {
  const own = container.securityContext ?? {};
  const { drop = [], add = [] } = own.capabilities ?? {};
  const probes = [container.livenessProbe, container.readinessProbe, container.startupProbe];
  const seccomp = (own.seccompProfile ?? pod.seccompProfile)?.type ?? 'none';
  const breaches = [
    own.privileged && 'privileged',
    own.allowPrivilegeEscalation !== false && 'allowPrivilegeEscalation not false',
    !(own.runAsNonRoot ?? pod.runAsNonRoot) && 'runAsNonRoot not true',
    own.runAsUser === 0 && 'runAsUser 0',
    !SAFE_SECCOMP.includes(seccomp) && `seccompProfile ${seccomp}`,
    !drop.includes('ALL') && 'capabilities.drop without ALL',
    add.some((capability) => capability !== 'NET_BIND_SERVICE') && `capabilities.add ${add.join(', ')}`,
    own.procMount && 'procMount',
    (ports ?? []).some(({ hostPort }) => hostPort) && 'a host port',
    probes.some((probe) => probe?.httpGet?.host || probe?.tcpSocket?.host) && 'a probe of another host',
  ];
  return breaches.filter((breach) => typeof breach === 'string').map((breach) => `container ${name}: ${breach}`);
}
