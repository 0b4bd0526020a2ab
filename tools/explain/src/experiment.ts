import { compose } from '@auditorsec/config/compose';
import { type ConfigInput, parseConfig } from '@auditorsec/config/parse';
import type { ParsedCluster } from '@auditorsec/config/parsed';
import { plan } from '@auditorsec/manifest/plan';
import type { FileSpec, KubeObject } from '@auditorsec/manifest/types';
import { ConfigError } from '@auditorsec/problem/problem';

/** The object that other config would make at a file's path; undefined where there would be none, or where the config is refused. */
export type Experiment = (input: ConfigInput) => Promise<KubeObject | 'refused' | undefined>;

/** Renders no more of a cluster than the app that makes a file, and those whose objects it reads. */
export function experimentOn({ cluster, app, path }: FileSpec): Experiment {
  return async (input) => {
    try {
      const { fleet, clusters } = await parseConfig(input);
      const parsed = clusters.find((each) => each.cluster.name === cluster);
      if (!parsed) return 'refused';
      const { files } = plan(compose(only(parsed, app), fleet), parsed.patches);
      return files.find((file) => file.path === path)?.object;
    } catch (error) {
      // Blocks refuse what cannot work by throwing, wherever they are called.
      if (error instanceof ConfigError || error instanceof Error) return 'refused';
      throw error;
    }
  };
}

/** All apps are there, so that each knows the others; the rest of them make nothing. An app that is composed last reads what all made. */
function only(parsed: ParsedCluster, app: string): ParsedCluster {
  const apps = parsed.apps.map((each) =>
    each.definition.name === app || readsOthers(parsed, app)
      ? each
      : { ...each, definition: { ...each.definition, compose() {} } },
  );
  return { ...parsed, apps };
}

function readsOthers({ apps }: ParsedCluster, app: string): boolean {
  return apps.some(({ definition }) => definition.name === app && definition.last === true);
}
