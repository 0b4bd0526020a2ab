import { apiGroup } from '@auditorsec/manifest/group';
import type { KubeObject } from '@auditorsec/manifest/types';
import { type Application, applications } from '../application.ts';
import type { ClusterObjects, Found } from '../objects.ts';
import type { ClusterRule, Report } from '../rule.ts';

/** What rules read of an AppProject. */
interface Project {
  readonly spec: {
    readonly sourceRepos?: readonly string[];
    readonly destinations?: readonly { readonly namespace: string }[];
    readonly clusterResourceWhitelist?: readonly GroupKind[];
    readonly namespaceResourceWhitelist?: readonly GroupKind[];
  };
}

interface GroupKind {
  readonly group: string;
  readonly kind: string;
}

/** Every Application stands in a project of this repository, and the project allows what the Application does. */
export const matchApplicationProject: ClusterRule = {
  name: 'match-application-project',
  scope: 'cluster',
  check(objects, report) {
    const names = objects
      .of<Project>('AppProject.argoproj.io')
      .map(({ object }) => object.metadata.name)
      .sort();
    const remedy =
      names.length > 0 ? `Name one of this repository: ${names.join(', ')}.` : 'Add one to this repository.';
    for (const application of applications(objects)) {
      const name = application.object.spec?.project ?? 'default';
      const project = objects.get<Project>('AppProject.argoproj.io', 'argocd', name);
      if (project) bounded(objects, application, project, report);
      else
        report(
          application.file,
          name === 'default'
            ? `the project default allows everything: whoever may write an Application owns the cluster. ${remedy}`
            : `Argo CD refuses to sync it: there is no project ${name} in argocd. ${remedy}`,
          'spec.project',
        );
    }
  },
};

function bounded(
  objects: ClusterObjects,
  { file, object }: Found<Application>,
  { object: project }: Found<Project>,
  report: Report,
): void {
  const { sourceRepos = [], destinations = [] } = project.spec;
  const { repoURL = '', path } = object.spec?.source ?? {};
  const refuse = (what: string, field: string) =>
    report(
      file,
      `Argo CD refuses to sync it: the project ${project.metadata.name} allows ${what}. Allow it there, or keep it out.`,
      field,
    );
  if (!sourceRepos.includes(repoURL)) refuse(`no source ${repoURL}`, 'spec.source.repoURL');
  const namespaces = new Set(destinations.map(({ namespace }) => namespace));
  const target = object.spec?.destination?.namespace;
  if (target === undefined || !namespaces.has(target))
    refuse(`no destination ${target ?? 'without a namespace'}`, 'spec.destination.namespace');
  for (const held of objects.files.filter(({ app }) => path?.endsWith(`/${objects.cluster}/${app}`))) {
    const { namespace } = held.object.metadata;
    if (namespace !== undefined && !namespaces.has(namespace))
      refuse(`nothing in the namespace ${namespace}`, 'spec.source.path');
    if (!allows(project, held.object)) refuse(`no ${held.object.kind}`, 'spec.source.path');
  }
}

function allows({ spec }: Project, { apiVersion, kind, metadata }: KubeObject): boolean {
  const kinds = metadata.namespace === undefined ? spec.clusterResourceWhitelist : spec.namespaceResourceWhitelist;
  return (kinds ?? []).some((allowed) => allowed.group === apiGroup(apiVersion) && allowed.kind === kind);
}
