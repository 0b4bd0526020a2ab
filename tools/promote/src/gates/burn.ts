import type { Slo } from '@auditorsec/config/slo';
import { type Duration, milliseconds } from '@auditorsec/config/units';
import { burns, INTERVAL } from '@auditorsec/slo/burn-alerts';
import { ofSlo } from '@auditorsec/slo/recording';
import { type Gate, open, shut } from '../gate.ts';

/** The share of the soak for which there must be records: Prometheus itself may have been moved in it. */
const COVERED = 0.9;

/** Asks Prometheus; the values of what it finds. */
export type Query = (expression: string) => Promise<readonly number[]>;

/** Whether no objective of a ring burned its budget at a page's pace at any moment of the soak, and there was something to burn. */
export async function burnGate(ring: string, slos: readonly Slo[], soak: Duration, query: Query): Promise<Gate> {
  const gate = 'objectives';
  const seconds = milliseconds(soak) / 1000;
  const burnt: string[] = [];
  let records = 0;
  for (const slo of slos) {
    const alarms = await query(`count_over_time((${burns(slo, 'page')})[${seconds}s:${INTERVAL}s])`);
    if (alarms.length > 0) burnt.push(slo.name);
    const counts = await query(`count_over_time(${ofSlo('slo:requests:rate5m', slo)}[${seconds}s])`);
    records = Math.max(records, ...counts);
  }
  if (burnt.length > 0)
    return shut(
      gate,
      'notReady',
      `${burnt.join(', ')} of ${ring} burned within ${soak}: look at Grafana, then mend it or npm run rollback -- ${ring}`,
    );
  // A route that nobody asks for has no records, and is no fault while others have.
  const wanted = Math.floor((seconds / INTERVAL) * COVERED);
  if (records >= wanted) return open(gate, `${slos.length} of ${ring} kept for ${soak}`);
  return shut(
    gate,
    'doubt',
    `Prometheus of ${ring} has ${records} of ${wanted} records of requests within ${soak}: nobody can say how it does`,
  );
}
