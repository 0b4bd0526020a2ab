import { objectName } from '@auditorsec/manifest/patch';
import type { FileSpec } from '@auditorsec/manifest/types';
import { kindOf } from '../objects.ts';
import type { ClusterRule } from '../rule.ts';

/** No two apps of a cluster make the same object. */
export const uniqueObjectOwner: ClusterRule = {
  name: 'unique-object-owner',
  scope: 'cluster',
  check({ files }, report) {
    const owners = new Map<string, FileSpec>();
    for (const file of files) {
      const key = `${kindOf(file.object)} ${file.object.metadata.namespace ?? ''}/${file.object.metadata.name}`;
      const owner = owners.get(key);
      if (!owner) owners.set(key, file);
      else if (owner.app !== file.app)
        report(
          file,
          `Argo CD applies ${objectName(file.object)} from two Applications in turn, and pruning one deletes it for both: app ` +
            `${owner.app} makes it at ${owner.source.block}, app ${file.app} at ${file.source.block}. Keep it in one of them.`,
        );
    }
  },
};
