import { CONTROLS, controlsOf } from '@auditorsec/compliance/annotation';
import { controlIds, isControl, nearestControl } from '@auditorsec/compliance/controls';
import { servedBy } from '@auditorsec/compliance/served';
import { kindOf } from '@auditorsec/manifest/group';
import type { ClusterRule } from '../rule.ts';

const FIELD = `metadata.annotations["${CONTROLS}"]`;

/** Every kind is decided on: which controls it serves, or none; and every object names those, by ids that exist. */
export const requireControls: ClusterRule = {
  name: 'require-controls',
  scope: 'cluster',
  check({ files }, report) {
    for (const file of files) {
      const named = controlsOf(file.object);
      const served = servedBy(file.object);
      if (!served) {
        const where = 'libs/compliance/src/served: an empty list if it serves none';
        report(file, `nobody has decided which controls ${kindOf(file.object)} serves. Write them in ${where}.`);
      }
      for (const id of named.filter((name) => !isControl(name))) {
        const nearest = nearestControl(id);
        const meant = nearest ? `did you mean ${nearest}?` : `there are ${controlIds.join(', ')}.`;
        report(file, `the report counts it for no control: there is no control ${JSON.stringify(id)}; ${meant}`, FIELD);
      }
      const missing = (served ?? []).filter((id) => !named.includes(id));
      if (missing.length > 0)
        report(
          file,
          `an auditor does not find it as evidence for ${missing.join(', ')}. Name them, or leave the annotation away: it is written by itself.`,
          FIELD,
        );
    }
  },
};
