import { keptKinds, type Safeguard } from '../kept-kinds.ts';
import type { Managed } from '../managed-data.ts';
import type { Found } from '../objects.ts';
import type { ClusterRule, Report } from '../rule.ts';

type DataResource = Found<Managed>;

/** No commit deletes data: neither Argo CD nor Crossplane may, AWS refuses it, and a last snapshot is taken. */
export const requireKeptData: ClusterRule = {
  name: 'require-kept-data',
  scope: 'cluster',
  check(objects, report) {
    for (const [kind, safeguards] of Object.entries(keptKinds))
      for (const resource of objects.of<DataResource['object']>(kind)) {
        checkArgo(resource, report);
        checkCrossplane(resource, report);
        for (const safeguard of safeguards) safeguarded[safeguard](resource, report);
      }
  },
};

const OPTIONS = 'argocd.argoproj.io/sync-options';

function checkArgo({ file, object }: DataResource, report: Report): void {
  const written = (object.metadata.annotations?.[OPTIONS] ?? '').split(',').map((option) => option.trim());
  const missing = ['Prune=false', 'Delete=false'].filter((option) => !written.includes(option));
  if (missing.length === 0) return;
  const outage = 'a commit that drops this file, or an Application that is deleted, deletes the data';
  report(file, `${outage}. Add ${missing.join(' and ')}.`, `metadata.annotations["${OPTIONS}"]`);
}

function checkCrossplane({ file, object }: DataResource, report: Report): void {
  const policies = object.spec?.managementPolicies ?? ['*'];
  if (!policies.includes('*') && !policies.includes('Delete')) return;
  const message = `whoever deletes the object in the cluster deletes the data in AWS: its policies are ${policies.join(', ')}.`;
  report(file, `${message} Write Observe, Create, Update and LateInitialize.`, 'spec.managementPolicies');
}

const safeguarded: Record<Safeguard, (resource: DataResource, report: Report) => void> = {
  deletionProtection({ file, object }, report) {
    if (object.spec?.forProvider?.['deletionProtection'] === true) return;
    report(file, 'AWS deletes it at one call. Write true.', 'spec.forProvider.deletionProtection');
  },
  finalSnapshot({ file, object }, report) {
    const { skipFinalSnapshot, finalSnapshotIdentifier } = object.spec?.forProvider ?? {};
    if (skipFinalSnapshot === true)
      report(file, 'deleted, it leaves nothing. Write false.', 'spec.forProvider.skipFinalSnapshot');
    if (!finalSnapshotIdentifier)
      report(file, 'deleted, it leaves nothing. Name its last snapshot.', 'spec.forProvider.finalSnapshotIdentifier');
  },
};
