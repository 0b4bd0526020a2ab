import { ClusterObjects } from '@auditorsec/checks/objects';
import { loadConfig } from '@auditorsec/cli/load';
import { render } from '@auditorsec/cli/render';
import { fraction, milliseconds } from '@auditorsec/config/units';
import { repositoryRoot } from '@auditorsec/problem/call-site';
import { recoveryPage } from '@auditorsec/recovery/page';
import { failures } from '@auditorsec/recovery/recovery';

/** docs/recovery.md as the config of this tree makes it. */
export async function currentPage(): Promise<string> {
  const { fleet, clusters } = await render(await loadConfig(repositoryRoot, []));
  const objects = clusters.map(({ name, files }) => new ClusterObjects(name, files));
  const { recovery, betweenFailures, availability } = fleet.targets;
  return recoveryPage(failures(fleet, objects), {
    recovery: milliseconds(recovery) / 1000,
    between: milliseconds(betweenFailures) / 1000,
    availability: fraction(availability),
  });
}
