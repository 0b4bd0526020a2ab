import { deployment, object, objects } from '@auditorsec/checks/testing';
import { type Fleet, fleetSchema } from '@auditorsec/config/fleet';
import { type FleetInput, smallFleet } from '@auditorsec/config/testing/small-fleet';

/** The small fleet, whose API is the app `shop`. */
export function fleetWith(changes: Partial<FleetInput> = {}): Fleet {
  return fleetSchema.parse({ ...smallFleet, ...changes });
}

const range = (name: string, maxReplicas: number) =>
  object('autoscaling/v2 HorizontalPodAutoscaler', name, { minReplicas: 2, maxReplicas });
const aws = (service: string, kind: string, name: string, forProvider: object) =>
  object(`${service}.aws.m.upbound.io/v1beta1 ${kind}`, `platform-aws/${name}`, { forProvider });

/** One of everything that the model reads, each figure of its own. */
export const parts = {
  pods: deployment(
    'shop/shop',
    { app: 'shop' },
    { containers: [{ name: 'shop', readinessProbe: { periodSeconds: 5, failureThreshold: 3, timeoutSeconds: 2 } }] },
  ),
  podRange: range('shop/shop', 10),
  gatewayRange: range('istio-ingress/istio-ingress', 4),
  rule: object('networking.istio.io/v1 DestinationRule', 'shop/shop', {
    host: 'shop.shop.svc.cluster.local',
    trafficPolicy: {
      outlierDetection: { consecutiveGatewayErrors: 3 },
      loadBalancer: { localityLbSetting: { failover: [{ from: 'us-east-1', to: 'eu-west-1' }] } },
    },
  }),
  healthCheck: aws('route53', 'HealthCheck', 'api', {
    fqdn: 'us-east-1.origin.example.com',
    requestInterval: 10,
    failureThreshold: 3,
  }),
  writer: aws('rds', 'ClusterInstance', 'shop-1', { region: 'us-east-1', promotionTier: 0 }),
  heir: aws('rds', 'ClusterInstance', 'shop-2', { region: 'us-east-1', promotionTier: 0 }),
  globalCluster: aws('rds', 'GlobalCluster', 'shop', {}),
  parameters: aws('rds', 'ClusterParameterGroup', 'shop', { parameter: [{ name: 'rds.global_db_rpo', value: '20' }] }),
  cache: aws('elasticache', 'ReplicationGroup', 'shop', { automaticFailoverEnabled: true }),
  globalCache: aws('elasticache', 'GlobalReplicationGroup', 'shop', {}),
  alerts: object('monitoring.coreos.com/v1 PrometheusRule', 'observability/data', {
    groups: [
      {
        rules: [{ alert: 'RegionUnreachable', for: '2m' }],
      },
    ],
  }),
  prometheus: object('monitoring.coreos.com/v1 Prometheus', 'observability/platform', {
    scrapeInterval: '15s',
    evaluationInterval: '30s',
  }),
  routes: object('monitoring.coreos.com/v1alpha1 AlertmanagerConfig', 'observability/platform', {
    route: { routes: [{ groupWait: '5s', matchers: [{ name: 'severity', value: 'page' }] }] },
  }),
};

/** The active cluster with these parts, all by default. */
export function cluster(changed: Partial<typeof parts> = {}, without: readonly (keyof typeof parts)[] = []) {
  const kept = Object.entries({ ...parts, ...changed }).filter(
    ([name]) => !without.includes(name as keyof typeof parts),
  );
  return objects(
    'us-east-1',
    kept.map(([, part]) => part),
    'shop',
  );
}
