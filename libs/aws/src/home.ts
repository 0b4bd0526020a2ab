import type { AppContext } from '@auditorsec/config/app';
import type { Region } from '@auditorsec/config/regions';

/** The cluster in which the shared data began: the primary by role. It stays when `activeCluster` moves. */
export function home({ clusters }: AppContext['fleet']): { readonly name: string; readonly region: Region } {
  const found = Object.entries(clusters).find(([, { role }]) => role === 'primary');
  if (!found) throw new TypeError('a fleet has one primary');
  const [name, { region }] = found;
  return { name, region };
}
