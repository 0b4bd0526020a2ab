import { constant, cross, type Shapes, single } from '../shape.ts';
import { midnight } from '../timeline.ts';
import { wave } from '../traffic.ts';
import { during } from '../troubles.ts';

const TYPES = ['cds', 'eds', 'lds', 'rds'];

export const istiod: Shapes = {
  pilot_proxy_convergence_time: { each: single, value: () => 0.5, median: (_, moment) => wave(moment, 0.05, 0.2) },
  pilot_xds: constant(() => [{ version: '1.31.1' }], 40),
  pilot_xds_pushes: { each: () => cross([{}], 'type', TYPES), value: (_, moment) => wave(moment, 0.1, 0.6) },
  pilot_total_xds_rejects: {
    each: () => cross([{}], 'type', TYPES),
    value: ({ type }, { region, seconds }) => (type === 'lds' && during('badConfig', region.name, seconds) ? 0.05 : 0),
  },
  pilot_total_xds_internal_errors: constant(single, 0),
  citadel_server_root_cert_expiry_timestamp: constant(single, midnight + 3000 * 86_400),
  citadel_server_cert_chain_expiry_timestamp: constant(single, midnight + 150 * 86_400),
};
