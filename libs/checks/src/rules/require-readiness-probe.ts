import { isDeepStrictEqual } from 'node:util';
import type { IService } from 'kubernetes-models/v1/Service';
import type { Container, PodTemplate } from '../objects.ts';
import type { ClusterRule, Report } from '../rule.ts';
import { servicePods, targetPort } from '../service-port.ts';
import { isScalable } from '../workload.ts';

/** Containers that a Service calls say when they are ready, and don't restart for what only readiness should ask. */
export const requireReadinessProbe: ClusterRule = {
  name: 'require-readiness-probe',
  scope: 'cluster',
  check(objects, report) {
    const ports = new Map<PodTemplate, Set<number | undefined>>();
    for (const service of objects.of<IService>('Service')) {
      for (const pod of servicePods(objects, service).filter(isScalable)) {
        const targets = (service.object.spec?.ports ?? []).map((port) => targetPort(port, pod));
        ports.set(pod, new Set([...(ports.get(pod) ?? []), ...targets]));
      }
    }
    for (const [pod, targets] of ports) checkPod(pod, targets, report);
  },
};

function checkPod({ file, spec }: PodTemplate, targets: ReadonlySet<number | undefined>, report: Report): void {
  const containers = spec.containers ?? [];
  const called = containers.filter(({ ports = [] }) => ports.some(({ containerPort }) => targets.has(containerPort)));
  for (const container of called.length > 0 ? called : containers) {
    // Injection fills in a gateway's container, its probe as well.
    if (container.image === 'auto') continue;
    const field = `spec.template.spec.containers[${containers.indexOf(container)}]`;
    if (!container.readinessProbe) {
      const message = 'each rollout answers 503: pods get requests before they listen. Add a readinessProbe';
      report(file, `${message} to container ${container.name}.`, field);
    } else if (asksTheSame(container)) {
      const message =
        'when a dependency fails, all pods restart at once and stay down longer: the livenessProbe asks what the ' +
        'readinessProbe asks. Let liveness ask the process alone, at a path of its own.';
      report(file, message, `${field}.livenessProbe`);
    }
  }
}

/** Whether both probes have one handler; a TCP connect asks no dependency, so two of them do no harm. */
function asksTheSame({ readinessProbe, livenessProbe }: Container): boolean {
  return ['httpGet', 'grpc', 'exec'].some((handler) => {
    const liveness = livenessProbe?.[handler];
    return liveness !== undefined && isDeepStrictEqual(liveness, readinessProbe?.[handler]);
  });
}
