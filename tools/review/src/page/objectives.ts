import type { Fleet } from '@auditorsec/config/fleet';
import { slosOf } from '@auditorsec/config/slo';
import { burnRate, paces } from '@auditorsec/slo/burn';
import type { Review } from '../model.ts';
import { type Html, html } from './html.ts';
import { table } from './table.ts';

const MINUTES_A_DAY = 24 * 60;
const WIDTH = 260;

/** Every objective with its error budget: how much it is, and how much of it is gone when somebody is woken. */
export function objectivesTable(fleet: Fleet, { regions }: Review): Html {
  const touched = new Set(regions.flatMap(({ radius }) => radius.objectives));
  const redefined = new Set(regions.flatMap(({ radius }) => radius.redefined));
  const rows = slosOf(fleet).map((slo) => {
    const minutes = Number.parseInt(slo.window, 10) * MINUTES_A_DAY * slo.budget;
    const [fast] = paces.page;
    const mark = redefined.has(slo.name) ? 'redefined' : touched.has(slo.name) ? 'touched' : '';
    return [
      slo.name,
      `${Number((slo.objective * 100).toFixed(4))}% of requests ${slo.good === 'fast' ? `within ${slo.below} ms` : 'answered'}`,
      `${Number(minutes.toFixed(1))} min of full outage in ${slo.window}`,
      `${burnRate(fast, slo)} times the even pace for ${fast.long}`,
      budget(),
      mark && html`<mark>${mark}</mark>`,
    ];
  });
  return table(
    'Error budgets',
    ['objective', 'promise', 'budget', 'wakes somebody first at', 'budget that is gone then', 'the change'],
    rows,
  );
}

/** The whole budget as a strip, with what is gone when each alert is sent. */
function budget(): Html {
  const alerts = [
    ...paces.page.map((pace) => ({ ...pace, to: 'page' })),
    ...paces.ticket.slice(0, 1).map((pace) => ({ ...pace, to: 'ticket' })),
  ];
  const words = alerts.map(({ spent, long, to }) => `${to} at ${spent * 100}% within ${long}`).join(', ');
  const ticks = alerts.map(
    ({ spent, to }) => html`<rect class="tick ${to}" x="${spent * WIDTH}" y="0" width="3" height="14"/>`,
  );
  return html`<svg role="img" aria-label="${words}" viewBox="0 0 ${WIDTH} 14" width="${WIDTH}" height="14"><rect class="strip" x="0" y="0" width="${WIDTH}" height="14" rx="3"/>${ticks}</svg>${words}`;
}
