import type { Fleet } from '@auditorsec/config/fleet';
import { type Dashboard, dashboard } from '@auditorsec/grafana/dashboard';
import { requests } from './user-behaviour/requests.ts';
import { users } from './user-behaviour/users.ts';

/**
 * Who uses the API, and how. Labels of metrics have few values (tier, route, region), so whatever tells users apart comes
 * from the logs, where a user is a hash.
 */
export function userBehaviour(fleet: Fleet): Dashboard {
  return dashboard({
    uid: 'user-behaviour',
    title: 'User Behavior',
    description: 'Who uses the API and how: requests from the metrics, people from the logs, where each is a hash.',
    from: 'now-24h',
    rows: [
      { title: 'Requests', panels: requests(fleet) },
      { title: 'Users', panels: users(fleet) },
    ],
  });
}
