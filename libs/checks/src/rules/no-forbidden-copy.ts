import { ofPeople } from '@auditorsec/privacy/data-classes';
import type { FleetRule } from '../rule.ts';
import { copiesAcross } from '../stored-data.ts';

/** Data of people is copied to no cluster that residency keeps it from. */
export const noForbiddenCopy: FleetRule = {
  name: 'no-forbidden-copy',
  scope: 'fleet',
  check(fleet, report) {
    const copies = copiesAcross(fleet);
    for (const { file, whole, classes } of copies) {
      const { cluster } = file;
      const from = copies
        .filter((other) => other.whole === whole && other.keptFrom.includes(cluster))
        .map((other) => other.file.cluster);
      const held = classes.filter((each) => (ofPeople as readonly string[]).includes(each));
      if (from.length === 0 || held.length === 0) continue;
      const message =
        `what is written in ${from.join(', ')} is copied here, and residency keeps it from here (GDPR, article 44): it holds ${held.join(', ')} data. ` +
        'Give this region a store of its own, move these classes out of what is shared, or name in `exceptions` what makes the transfer lawful.';
      report(file, message);
    }
  },
};
