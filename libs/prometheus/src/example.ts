import { podMonitor, proxyMonitor } from '@auditorsec/prometheus/pod-monitor';
import { probe } from '@auditorsec/prometheus/probe';
import { prometheus } from '@auditorsec/prometheus/prometheus';
import { remoteWrite } from '@auditorsec/prometheus/remote-write';
import { serviceMonitor } from '@auditorsec/prometheus/service-monitor';
import { storage } from '@auditorsec/prometheus/storage';
import { resources } from '@auditorsec/workload/resources';
import type { Construct } from 'constructs';

export function example(chart: Construct): void {
  const namespace = 'observability';
  prometheus(chart, {
    name: 'platform',
    namespace,
    identity: { region: 'us-east-1', cluster: 'us-east-1' },
    resources: resources.parse({ cpu: '1', memory: '6Gi' }),
    storage: storage.parse({ class: 'gp3-encrypted', size: '100Gi' }),
    retention: '35d',
    alertmanager: { name: 'platform', namespace },
    remoteWrite: remoteWrite.parse({
      url: 'https://aps-workspaces.eu-west-1.amazonaws.com/workspaces/ws-example/api/v1/remote_write',
      auth: { sigv4: { region: 'eu-west-1' } },
    }),
  });
  proxyMonitor(chart, {
    name: 'gateways',
    namespace,
    from: ['istio-ingress'],
    interval: '15s',
    keep: ['mesh', 'envoy'],
  });
  podMonitor(chart, {
    name: 'cart',
    namespace,
    from: ['shop'],
    pods: { app: 'cart' },
    port: 'metrics',
    keep: ['agent'],
  });
  serviceMonitor(chart, {
    name: 'argo-cd',
    namespace,
    from: 'argocd',
    services: { 'app.kubernetes.io/name': 'argocd-metrics' },
    port: 'metrics',
    honorLabels: true,
    keep: ['argoCd'],
  });
  probe(chart, {
    name: 'origin-us-east-1',
    namespace,
    prober: { url: `blackbox-exporter.${namespace}.svc.cluster.local:9115`, module: 'https' },
    target: 'https://us-east-1.origin.example.com/ready',
    job: 'blackbox',
    labels: { target_region: 'us-east-1' },
    keep: ['blackbox'],
  });
}
