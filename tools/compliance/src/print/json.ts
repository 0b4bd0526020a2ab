import { personal } from '@auditorsec/compliance/personal';
import { PROMISED } from '../assess.ts';
import type { ClusterReport } from '../current.ts';

/** The report of a cluster as data. `commit` stands in it only where it is given: without, the same tree makes the same bytes. */
export function toJson({ cluster, score, controls }: ClusterReport, commit?: string): string {
  const report = {
    cluster,
    ...(commit && { commit }),
    score: { ...score, promised: PROMISED },
    controls: controls.map(({ id, control, status, why, evidence, accepted }) => ({
      id,
      title: control.title,
      status,
      ...(why.length > 0 && { why }),
      meets: control.meets,
      rules: control.rules,
      proofs: control.proofs ?? [],
      ...(accepted.length > 0 && { exceptions: accepted.map(({ exception }) => exception) }),
      evidence,
    })),
    needsAPerson: Object.entries(personal).map(([id, row]) => ({ id, ...row })),
  };
  return `${JSON.stringify(report, null, 1)}\n`;
}
