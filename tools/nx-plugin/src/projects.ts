import type { ProjectConfiguration, TargetConfiguration } from '@nx/devkit';

type Project = Omit<ProjectConfiguration, 'root'>;
type Inputs = NonNullable<TargetConfiguration['inputs']>;

const EXECUTOR = '@auditorsec/nx-plugin:manifests';

/**
 * What a render is made of: the config, and the apps and libs that it imports. The code that renders comes in
 * through the implicit dependency on this plugin, the npm packages through the project graph.
 */
const rendered: Inputs = [
  'source',
  '^source',
  '{workspaceRoot}/clusters/fleet.ts',
  { runtime: 'node --version' },
  { externalDependencies: ['nx'] },
];

/** The Go programs that validate, and the modules that the schemas come from. */
const validators: Inputs = ['{workspaceRoot}/tools/go/*/*'];

/** Exceptions to rules end on a date. */
const today: Inputs = [{ runtime: 'node -p "new Date().toISOString().slice(0, 10)"' }];

/** The commit that change rules compare with: `$NX_BASE`, or else HEAD. */
// biome-ignore lint/suspicious/noTemplateCurlyInString: the shell's
const base: Inputs = [{ runtime: 'git rev-parse --verify --quiet "${NX_BASE:-HEAD}:generated" || echo none' }];

/** Read after `drift` ran, so after `generate` too where both were asked for: never as it was before. */
const generated: Inputs = [{ dependentTasksOutputFiles: '**/*' }];

/** A cluster: `generate` writes, `drift` fails when generated/ is stale, `validate` and `check` judge what isn't. */
export function clusterProject(name: string): Project {
  const options = { cluster: name };
  const files = `generated/${name}`;
  return {
    name: `cluster-${name}`,
    tags: ['floor:cluster'],
    implicitDependencies: ['@auditorsec/nx-plugin'],
    targets: {
      generate: uncached('generate', files, options),
      drift: uncached('drift', files, options),
      validate: judged('validate', [...generated, ...validators], options),
      check: judged('check', [...generated, ...today], options),
    },
  };
}

/** The clusters together: rules across clusters and against the base commit, and folders in generated/ of no cluster. */
export function fleetProject(): Project {
  return {
    name: 'fleet',
    tags: ['floor:cluster'],
    implicitDependencies: ['@auditorsec/nx-plugin', 'cluster-*'],
    targets: {
      drift: uncached('drift', 'generated', {}),
      diff: shown('diff'),
      report: shown('report'),
      check: judged('check', [...generated, ...today, ...base], {}),
    },
  };
}

/**
 * Not cached. A hit of `generate` would write behind the writer's back; a hit of `drift` would call files fresh that
 * were made fresh by a `generate` in the run that it remembers.
 */
function uncached(command: string, files: string, options: object): TargetConfiguration {
  return {
    executor: EXECUTOR,
    cache: false,
    options: { command, ...options },
    inputs: [...rendered, `{workspaceRoot}/${files}/**/*`],
    outputs: [`{workspaceRoot}/${files}`],
  };
}

/** What a person reads of the change since `$NX_BASE`, or since this branch left main: never a matter of passing. */
function shown(script: string): TargetConfiguration {
  return { command: `npm run -s ${script}`, cache: false };
}

function judged(command: string, inputs: Inputs, options: object): TargetConfiguration {
  return {
    executor: EXECUTOR,
    cache: true,
    dependsOn: ['drift'],
    options: { command, ...options },
    inputs: [...rendered, ...inputs],
    outputs: [],
  };
}
