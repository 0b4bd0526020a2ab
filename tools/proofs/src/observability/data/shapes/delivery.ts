import { named } from '../region.ts';
import { constant, cross, type Moment, type Shape, type Shapes } from '../shape.ts';
import { wave } from '../traffic.ts';
import { during } from '../troubles.ts';

const applications: Shape['each'] = (region) =>
  named(
    'name',
    'Application',
  )(region).map((application) => ({
    ...application,
    ...{ project: 'platform', dest_namespace: 'istio-system', dest_server: 'https://kubernetes.default.svc' },
    operation: '',
  }));

const isBad = ({ region, seconds }: Moment): boolean => during('badSync', region.name, seconds);

/** The states that an Application is in, at one time or the other. */
const STATES = [
  { sync_status: 'Synced', health_status: 'Healthy' },
  { sync_status: 'OutOfSync', health_status: 'Degraded' },
];

const first =
  (each: Shape['each']): Shape['each'] =>
  (region) =>
    each(region).slice(0, 1);

export const argoCd: Shapes = {
  argocd_app_info: {
    each: (region) =>
      applications(region).flatMap((application) => STATES.map((state) => ({ ...application, ...state }))),
    // A state that an Application isn't in has no series: it was not scraped.
    value: ({ name, sync_status }, moment) => {
      const bad = name === 'istiod' && isBad(moment);
      return (sync_status === 'OutOfSync') === bad ? 1 : Number.NaN;
    },
  },
  argocd_app_sync_total: {
    each: (region) => cross(applications(region), 'phase', ['Succeeded', 'Failed']),
    value: ({ name, phase }, moment) => {
      const bad = name === 'istiod' && isBad(moment);
      return (phase === 'Failed') === bad ? 1 / 600 : 0;
    },
  },
  argocd_app_reconcile: { each: first(applications), value: () => 0.3, median: () => 0.1 },
};

const rolloutsOf: Shape['each'] = (region) =>
  named('name', 'Rollout')(region).map((rollout) => ({ ...rollout, strategy: 'canary', traffic_router: 'Istio' }));

export const rollouts: Shapes = {
  rollout_info: {
    each: (region) => cross(rolloutsOf(region), 'phase', ['Healthy', 'Degraded']),
    value: ({ phase }, moment) => ((phase === 'Degraded') === isBad(moment) ? 1 : 0),
  },
  rollout_info_replicas_desired: constant(rolloutsOf, 12),
  rollout_info_replicas_available: { each: rolloutsOf, value: (_, moment) => Math.round(wave(moment, 11.5, 12.4)) },
  analysis_run_info: {
    each: (region) => cross(rolloutsOf(region), 'phase', ['Successful', 'Failed']),
    value: ({ phase }, moment) => ((phase === 'Failed') === isBad(moment) ? 1 : 0),
  },
};
