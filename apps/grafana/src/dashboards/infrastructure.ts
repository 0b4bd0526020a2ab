import type { Fleet } from '@auditorsec/config/fleet';
import { type Dashboard, dashboard } from '@auditorsec/grafana/dashboard';
import { disks } from './infrastructure/disks.ts';
import { nodes } from './infrastructure/nodes.ts';
import { room } from './infrastructure/room.ts';
import { stores } from './infrastructure/stores.ts';

/** How full everything is, and what runs out next. */
export function infrastructure({ links }: Fleet): Dashboard {
  return dashboard({
    uid: 'infrastructure',
    title: 'Infrastructure Utilization',
    description: 'How full nodes, disks, pods and databases are, and what runs out next.',
    links: [{ title: 'Runbooks', url: links.runbooks }],
    rows: [
      { title: 'Nodes', panels: nodes() },
      { title: 'Disks', panels: disks() },
      { title: 'Pods and room for more', panels: room() },
      { title: 'Databases, caches, queues and search', panels: stores() },
    ],
  });
}
