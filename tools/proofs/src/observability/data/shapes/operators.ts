import type { Labels } from '../labels.ts';
import { named } from '../region.ts';
import { constant, cross, type Moment, type Shape, type Shapes } from '../shape.ts';
import { midnight } from '../timeline.ts';
import { wave } from '../traffic.ts';
import { during } from '../troubles.ts';

const DAY = 86_400;

const certificates: Shape['each'] = (region) =>
  named(
    'name',
    'Certificate',
  )(region).map((certificate) => ({
    ...certificate,
    ...{ issuer_name: 'api', issuer_kind: 'Issuer' },
  }));

/** Days from midnight to the end of a certificate. cert-manager renews when 30 are left. */
function daysLeft({ region, seconds }: Moment): number {
  return during('staleCertificate', region.name, seconds) ? 16 : 60;
}

export const certManager: Shapes = {
  certmanager_certificate_expiration_timestamp_seconds: {
    each: certificates,
    value: (_, moment) => midnight + daysLeft(moment) * DAY,
  },
  certmanager_certificate_renewal_timestamp_seconds: {
    each: certificates,
    value: (_, moment) => midnight + (daysLeft(moment) - 30) * DAY,
  },
  certmanager_certificate_ready_status: {
    each: (region) => cross(certificates(region), 'condition', ['True', 'False', 'Unknown']),
    value: ({ condition }) => (condition === 'True' ? 1 : 0),
  },
};

const secrets: Shape['each'] = () => [{ namespace: 'ci-failure', name: 'database' }];

export const externalSecrets: Shapes = {
  externalsecret_sync_calls_total: constant(secrets, 1 / 3600),
  externalsecret_sync_calls_error: constant(secrets, 0),
  externalsecret_status_condition: {
    each: (region) => cross(cross(secrets(region), 'condition', ['Ready']), 'status', ['True', 'False']),
    value: ({ status }, { region, seconds }) =>
      (status === 'False') === during('secretDenied', region.name, seconds) ? 1 : 0,
  },
};

const pools: Shape['each'] = () => cross([{ nodepool: 'general' }], 'resource_type', ['cpu', 'memory']);

/** The resources of three nodes, and what they may be at most. */
const SIZES: Readonly<Record<string, number>> = { cpu: 16, memory: 64 * 2 ** 30 };

const ofNodes = ({ resource_type = '' }: Labels, count: number): number => (SIZES[resource_type] ?? 0) * count;

export const karpenter: Shapes = {
  karpenter_nodepools_limit: { each: pools, value: (labels) => ofNodes(labels, 8) },
  karpenter_nodepools_usage: {
    each: pools,
    value: (labels, { region, seconds }) => ofNodes(labels, during('noCapacity', region.name, seconds) ? 8 : 3),
  },
  karpenter_nodeclaims_disrupted_total: constant(
    () => [{ nodepool: 'general', reason: 'Underutilized', capacity_type: 'spot' }],
    1 / 7200,
  ),
};

const scalers: Shape['each'] = (region) =>
  named(
    'scaledObject',
    'ScaledObject',
  )(region).map((object) => ({
    ...object,
    ...{ scaler: 'awsSqsQueueScaler', metric: 's0-aws-sqs-ci-failure', triggerIndex: '0', type: 'scaledobject' },
  }));

export const keda: Shapes = {
  keda_scaler_metrics_value: { each: scalers, value: (_, moment) => Math.round(wave(moment, 5, 80)) },
  keda_scaler_active: constant(scalers, 1),
  keda_scaler_detail_errors_total: constant(scalers, 0),
  keda_scaled_object_errors_total: constant(scalers, 0),
};
