import type { Mutation } from './mutate.ts';

/** Breakages of what watches the platform. */
export const observabilityMutations: readonly Mutation[] = [
  {
    rule: 'match-sampling',
    says: 'the gateway, where traces begin, records a tenth of them',
    edits: [
      {
        file: 'mesh/Telemetry.telemetry.istio.io_istio-ingress_istio-ingress.yaml',
        from: 'randomSamplingPercentage: 100',
        to: 'randomSamplingPercentage: 10',
      },
    ],
  },
  {
    rule: 'match-monitor-selection',
    says: "a PodMonitor asks for a port that the exporter's pods don't name",
    edits: [
      {
        file: 'monitoring/PodMonitor.monitoring.coreos.com_observability_cloudwatch-exporter.yaml',
        from: 'port: http-metrics',
        to: 'port: metrics',
      },
    ],
  },
  {
    rule: 'match-monitor-selection',
    says: 'nobody selects the routes of alerts',
    edits: [
      {
        file: 'monitoring/AlertmanagerConfig.monitoring.coreos.com_observability_platform.yaml',
        from: 'alertmanager: platform',
        to: 'alertmanager: plattform',
      },
    ],
  },
  {
    rule: 'fit-scrape-interval',
    says: 'gateways are scraped for as long as it takes until the next scrape',
    edits: [
      {
        file: 'monitoring/PodMonitor.monitoring.coreos.com_observability_gateways.yaml',
        from: 'scrapeTimeout: 10s',
        to: 'scrapeTimeout: 15s',
      },
    ],
  },
  {
    rule: 'unique-scrape-target',
    says: 'the gateways are scraped by the monitor of all other proxies as well',
    edits: [
      {
        file: 'monitoring/PodMonitor.monitoring.coreos.com_observability_workloads.yaml',
        from: '      - ci-failure\n',
        to: '      - ci-failure\n      - istio-ingress\n',
      },
    ],
  },
];
