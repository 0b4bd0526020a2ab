import { objectName } from '@auditorsec/manifest/patch';
import { type ClusterObjects, type Found, kindOf } from '../objects.ts';
import { type Rollout, rollouts, servicesOf } from '../rollout.ts';
import type { ClusterRule, Report } from '../rule.ts';
import { type VirtualService, virtualServices } from '../virtual-service.ts';

/** What is read of an Application of Argo CD. */
interface ApplicationKind {
  readonly spec?: {
    readonly source?: { readonly path?: string };
    readonly ignoreDifferences?: readonly IgnoredDifference[];
    readonly syncPolicy?: { readonly syncOptions?: readonly string[] };
  };
}
type Application = Found<ApplicationKind>;

interface IgnoredDifference {
  readonly group?: string;
  readonly kind?: string;
  readonly name?: string;
  readonly namespace?: string;
  readonly jqPathExpressions?: readonly string[];
  readonly jsonPointers?: readonly string[];
  readonly managedFieldsManagers?: readonly string[];
}

/** A field that the controller of rollouts writes, as `Kind.group namespace/name path`, and the app whose object it is. */
interface Owned {
  readonly app: string;
  readonly field: string;
}

const WEIGHTS = '.spec.http[].route[].weight';
const HASH = '.spec.selector["rollouts-pod-template-hash"]';

/** Argo CD leaves to a Rollout the fields that its controller writes, and no others; and nothing stands beside them in a list. */
export const matchIgnoredFields: ClusterRule = {
  name: 'match-ignored-fields',
  scope: 'cluster',
  check(objects, report) {
    const split = rollouts(objects).flatMap((rollout) => splitOf(objects, rollout) ?? []);
    const owned = [
      ...split.map((virtualService) => ownedField(virtualService, WEIGHTS)),
      ...rollouts(objects).flatMap((rollout) => selectorsOf(objects, rollout)),
    ];
    const apps = new Set(objects.files.map(({ app }) => app));
    const applications = objects
      .of<ApplicationKind>('Application.argoproj.io')
      .map((application) => ({ application, app: folderOf(application) }))
      .filter(({ app }) => apps.has(app));
    for (const { application, app } of applications)
      checkApplication(
        application,
        owned.filter((field) => field.app === app),
        report,
      );
    const synced = new Set(applications.map(({ app }) => app));
    for (const virtualService of split) if (synced.has(virtualService.file.app)) checkList(virtualService, report);
  },
};

/** The VirtualService whose weights a Rollout moves. */
function splitOf(objects: ClusterObjects, { object: { metadata, spec } }: Rollout): VirtualService | undefined {
  const named = spec?.strategy?.canary?.trafficRouting?.istio?.virtualService?.name;
  return virtualServices(objects).find(
    ({ object }) => object.metadata.name === named && object.metadata.namespace === metadata.namespace,
  );
}

function selectorsOf(objects: ClusterObjects, rollout: Rollout): Owned[] {
  const names = servicesOf(rollout).flatMap(([, name]) => name ?? []);
  const services = names.flatMap((name) => objects.get('Service', rollout.object.metadata.namespace, name) ?? []);
  return services.map((service) => ownedField(service, HASH));
}

function ownedField({ file }: Found<unknown>, path: string): Owned {
  const { metadata } = file.object;
  return { app: file.app, field: `${kindOf(file.object)} ${metadata.namespace}/${metadata.name} ${path}` };
}

/** The app whose folder of this repository an Application syncs: the last part of its path. */
function folderOf({ object: { spec } }: Application): string {
  return spec?.source?.path?.split('/').at(-1) ?? '';
}

function checkApplication({ file, object: { spec } }: Application, owned: readonly Owned[], report: Report): void {
  const ignored = (spec?.ignoreDifferences ?? []).flatMap((difference, index) =>
    ignoredFields(difference).map((field) => ({ field, at: `spec.ignoreDifferences[${index}]` })),
  );
  for (const { field } of owned)
    if (!ignored.some((other) => other.field === field))
      report(file, `${TAKEN_BACK}: it doesn't ignore ${field}. ${MEND}`, 'spec.ignoreDifferences');
  if (owned.length > 0 && !spec?.syncPolicy?.syncOptions?.includes('RespectIgnoreDifferences=true'))
    report(
      file,
      `${TAKEN_BACK}, whenever something else is synced: what is ignored is written all the same. Add RespectIgnoreDifferences=true.`,
      'spec.syncPolicy.syncOptions',
    );
  for (const { field, at } of ignored)
    if (!owned.some((other) => other.field === field))
      report(
        file,
        `hand edits of ${field} are never put back, nor do those in Git arrive: no controller writes exactly that. ${MEND}`,
        at,
      );
}

const TAKEN_BACK = "Argo CD takes the weights back in the middle of a rollout, or its Services' pods";
const MEND = 'Let the block that makes the object name the field in ownedElsewhere.';

/** Each as fields of owned objects are written; what is left out stands for all, `*`. */
function ignoredFields({ group, kind = '*', name = '*', namespace = '*', ...fields }: IgnoredDifference): string[] {
  const { jqPathExpressions = [], jsonPointers = [], managedFieldsManagers = [] } = fields;
  const object = `${group ? `${kind}.${group}` : kind} ${namespace}/${name}`;
  const paths = [
    ...jqPathExpressions,
    ...jsonPointers,
    ...managedFieldsManagers.map((name) => `all that ${name} writes`),
  ];
  return paths.map((path) => `${object} ${path}`);
}

/** Of a custom kind Argo CD takes the whole live list in which a field is ignored: what else its items hold never changes. */
function checkList({ file, object: { spec } }: VirtualService, report: Report): void {
  const beside = (spec?.http ?? []).flatMap((route, index) => {
    const field = `spec.http[${index}]`;
    const inner = (route.route ?? []).flatMap((to, position) =>
      others(to, ['destination', 'weight'], `${field}.route[${position}]`),
    );
    return [...others(route, ['name', 'route'], field), ...inner];
  });
  for (const field of beside)
    report(
      file,
      `an edit of ${field} never reaches the cluster: Argo CD leaves the weights of ${objectName(file.object)} to its Rollout, and ` +
        'so puts the whole live list of routes over that of Git. Write it in the route of the root that leads here.',
      field,
    );
}

function others(item: object, allowed: readonly string[], field: string): string[] {
  return Object.keys(item)
    .filter((key) => !allowed.includes(key))
    .map((key) => `${field}.${key}`);
}
