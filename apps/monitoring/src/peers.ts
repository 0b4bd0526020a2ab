import type { Opening, Peer } from '@auditorsec/network-policy/network-policy';
import { NAMESPACE } from './place.ts';

/** Pods beside Prometheus. */
export const podsHere = (pods: Readonly<Record<string, string>>): Peer => ({ namespace: NAMESPACE, pods });

/** Hosts outside, and no private address. */
export const internet: Opening = {
  peers: [
    {
      cidr: '0.0.0.0/0',
      except: ['10.0.0.0/8', '100.64.0.0/10', '169.254.0.0/16', '172.16.0.0/12', '192.168.0.0/16'],
    },
  ],
  ports: [443],
};
