import type { Installed } from './installed.ts';

/** What the folder `delivery` holds of Argo CD: plural → kind. */
const KINDS = new Map([
  ['applications', 'Application'],
  ['appprojects', 'AppProject'],
]);

/** One program that is run, and what it reads: a text, or what the step before it wrote. */
export interface Step {
  /** What it is for, in a line. */
  readonly about: string;
  readonly words: readonly [string, ...string[]];
  readonly input?: string | typeof PIPED;
}

/** What the step before wrote. */
export const PIPED = Symbol('what the step before wrote');

/**
 * Everything that is done by hand in a new cluster, in order: Argo CD's namespace, Argo CD itself as its own Application
 * installs it, and the folder from which it brings all the rest. Each step may be run again.
 */
export function steps({ application, surroundings, delivery }: Installed, context: string): Step[] {
  const { source, destination } = application.spec;
  const { chart, repoURL, targetRevision, helm } = source;
  const kubectl = (...words: string[]): [string, ...string[]] => ['kubectl', '--context', context, ...words];
  // A conflict is Argo CD's own: it has taken over since.
  const apply = ['apply', '--server-side', '--force-conflicts'];
  const from = repoURL.startsWith('https:') ? [chart, '--repo', repoURL] : [`oci://${repoURL}/${chart}`];
  return [
    {
      about: 'the namespace of Argo CD, and whom it may talk to',
      words: kubectl(...apply, ...surroundings.flatMap((file) => ['--filename', file])),
    },
    {
      about: `Argo CD by its chart ${chart} ${targetRevision}, with the values that its own Application has`,
      words: [
        'helm',
        'template',
        helm.releaseName,
        ...from,
        '--version',
        targetRevision,
        '--namespace',
        destination.namespace ?? '',
        '--include-crds',
        '--values',
        '-',
      ],
      input: JSON.stringify(helm.valuesObject),
    },
    {
      about: 'into the cluster',
      words: kubectl(...apply, '--namespace', destination.namespace ?? '', '--filename', '-'),
      input: PIPED,
    },
    // A CRD of this moment has no conditions yet, which kubectl takes for an error and not for a reason to wait.
    ...[...KINDS].map(([plural, kind]) => ({
      about: `until the cluster has taken the name ${kind}`,
      words: kubectl(
        'wait',
        `--for=jsonpath={.status.acceptedNames.kind}=${kind}`,
        '--timeout=2m',
        `crd/${plural}.argoproj.io`,
      ),
    })),
    {
      about: 'until the kinds of Argo CD are served',
      words: kubectl(
        'wait',
        '--for=condition=Established',
        '--timeout=2m',
        ...[...KINDS.keys()].map((plural) => `crd/${plural}.argoproj.io`),
      ),
    },
    { about: 'the folder that brings everything else', words: kubectl(...apply, '--filename', delivery) },
  ];
}
