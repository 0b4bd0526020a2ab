import { ClusterObjects } from '@auditorsec/checks/objects';
import { rules } from '@auditorsec/checks/registry';
import { applyExceptions, runRules } from '@auditorsec/checks/run';
import { loadConfig } from '@auditorsec/cli/load';
import { render } from '@auditorsec/cli/render';
import { controls } from '@auditorsec/compliance/controls';
import { repositoryRoot } from '@auditorsec/problem/call-site';
import { proofs } from '@auditorsec/proofs/proofs';
import { type Accepted, type Assessed, assess, type Score, score } from './assess.ts';
import { requireKnown } from './known-rules.ts';

export interface ClusterReport {
  readonly cluster: string;
  readonly score: Score;
  readonly controls: readonly Assessed[];
}

/** Before every exception's last day: a report that depended on the day would differ from itself. `npm run check` asks the day. */
const ANY_DAY = '0000-00-00';

/** The reports of all clusters, as this tree renders them. Throws a `UserError` where the table names what isn't there. */
export async function currentReports(): Promise<ClusterReport[]> {
  requireKnown(
    controls,
    rules.map(({ name }) => name),
    proofs.map(({ name }) => name),
  );
  const { fleet, clusters } = await render(await loadConfig(repositoryRoot, []));
  const all = clusters.map(({ name, files }) => new ClusterObjects(name, files));
  const found = runRules(rules, ['cluster', 'fleet'], { head: all });
  const { findings } = applyExceptions(found, fleet.exceptions, ANY_DAY);
  const accepted = found
    .filter((finding) => !findings.includes(finding))
    .flatMap((finding): Accepted[] =>
      fleet.exceptions
        .filter(({ rule, object }) => rule === finding.rule && object === `${finding.cluster} ${finding.object}`)
        .map((exception) => ({ finding, exception })),
    );
  return all.map((objects) => {
    const { cluster } = objects;
    const assessed = assess(controls, {
      objects,
      findings: findings.filter((finding) => finding.cluster === cluster),
      accepted: accepted.filter(({ finding }) => finding.cluster === cluster),
    });
    return { cluster, score: score(assessed), controls: assessed };
  });
}
