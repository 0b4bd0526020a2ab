import { objectName } from '@auditorsec/manifest/patch';
import type { FileSpec } from '@auditorsec/manifest/types';
import { suggest } from '@auditorsec/problem/suggest';
import { keptKinds } from '../kept-kinds.ts';
import { ClusterObjects, type Found, kindOf } from '../objects.ts';
import type { ChangeRule, Report } from '../rule.ts';

/** As many objects as a person can read one by one; a region that goes takes some fifteen from each of the others. */
const MOST = 20;

const DATA = 'the data';

/** What goes with an object, and comes back by no revert. */
const TAKEN_ALONG: Readonly<Record<string, string>> = {
  Namespace: 'everything in it',
  'CustomResourceDefinition.apiextensions.k8s.io': 'every object of its kind in all namespaces',
  'Application.argoproj.io': 'the care for all that it installed, which nobody updates or heals any more',
  'ApplicationSet.argoproj.io': 'every Application that it made',
  'StatefulSet.apps': 'its pods and what they hold',
  'Cluster.eks.aws.m.upbound.io': 'the whole cluster',
  'Zone.route53.aws.m.upbound.io': 'every name below it',
  'Distribution.cloudfront.aws.m.upbound.io': 'the address that clients reach the web app at',
  ...Object.fromEntries(
    [
      ...Object.keys(keptKinds),
      'PersistentVolume',
      'PersistentVolumeClaim',
      'Bucket.s3.aws.m.upbound.io',
      'Elasticsearch.elasticsearch.k8s.elastic.co',
      'Prometheus.monitoring.coreos.com',
    ].map((kind) => [kind, DATA]),
  ),
};

/** What Git no longer has, Argo CD deletes: nothing that takes more along, and not much at once, goes unless `exceptions` name it. */
export const noUnnamedDeletion: ChangeRule = {
  name: 'no-unnamed-deletion',
  scope: 'change',
  check(head, base, report) {
    for (const before of base) {
      const after = head.find(({ cluster }) => cluster === before.cluster);
      if (after) checkCluster(before, after, report);
      else reportCluster(before, report);
    }
  },
};

function checkCluster(before: ClusterObjects, after: ClusterObjects, report: Report): void {
  const deleted = missing(before, after);
  const added = missing(after, before);
  const left = leftFolders(new ClusterObjects(before.cluster, deleted));
  const counted = deleted.filter((file) => !takenAlong(file) && !left.has(folderOf(file)));
  for (const file of deleted) {
    const taken = takenAlong(file);
    if (taken) report(file, `${consequence(file, taken)} ${mend(file, added)}`);
    else if (counted.length > MOST && counted.includes(file))
      report(
        file,
        `one of ${counted.length} objects that Argo CD deletes at once, more than ${MOST}. ${mend(file, added)}`,
      );
  }
}

function consequence({ object }: FileSpec, taken: string): string {
  const options = object.metadata.annotations?.['argocd.argoproj.io/sync-options'] ?? '';
  return options.includes('Prune=false')
    ? 'Argo CD leaves it where it is (Prune=false): it goes on costing, and nobody updates or heals it any more.'
    : `Argo CD deletes it as soon as its ring has this change, and with it ${taken}.`;
}

/** By app as well: of an object that moves, the old Application may delete what the new one has just taken over. */
function missing(from: ClusterObjects, other: ClusterObjects): FileSpec[] {
  const kept = new Set(other.files.map(keyOf));
  return from.files.filter((file) => !kept.has(keyOf(file)));
}

function keyOf({ app, object }: FileSpec): string {
  return `${app} ${kindOf(object)} ${object.metadata.namespace ?? ''}/${object.metadata.name}`;
}

function takenAlong({ object }: FileSpec): string | undefined {
  return TAKEN_ALONG[kindOf(object)];
}

type Application = Found<{ readonly spec?: { readonly source?: { readonly path?: string } } }>;

function applications(objects: ClusterObjects): readonly Application[] {
  return objects.of('Application.argoproj.io');
}

/** The folders whose Application goes: it has no finalizer, so what they held stays, and who names it has named them. */
function leftFolders(deleted: ClusterObjects): ReadonlySet<string> {
  return new Set(applications(deleted).map(({ object }) => object.spec?.source?.path ?? ''));
}

function folderOf({ cluster, app }: FileSpec): string {
  return `generated/${cluster}/${app}`;
}

function mend(file: FileSpec, added: readonly FileSpec[]): string {
  const same = added.filter(({ object }) => kindOf(object) === kindOf(file.object));
  const moved = same.find(({ object }) => objectName(object) === objectName(file.object));
  if (moved) return `It moves to ${moved.app}, which may get it before ${file.app} deletes it. ${REMEDY}`;
  const nearest = suggest(
    objectName(file.object),
    same.map(({ object }) => objectName(object)),
  );
  return nearest ? `${nearest} is new: a rename is a deletion. ${REMEDY}` : REMEDY;
}

const REMEDY = 'Keep it, or name it in exceptions of clusters/fleet.ts until the last ring has this change.';

/** Nothing is deleted where Argo CD no longer finds its folder, which is worse to see. */
function reportCluster(objects: ClusterObjects, report: Report): void {
  const root = applications(objects).find(({ file, object }) => object.spec?.source?.path === folderOf(file));
  const file = root?.file ?? objects.files[0];
  const message = `all ${objects.files.length} objects of ${objects.cluster} go on running and being paid for, and nobody updates or heals them: Argo CD finds no folder there.`;
  if (file)
    report(
      file,
      `${message} Take the region down first, then name this one object in exceptions of clusters/fleet.ts.`,
    );
}
