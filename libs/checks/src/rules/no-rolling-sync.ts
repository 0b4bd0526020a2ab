import type { ClusterRule } from '../rule.ts';

interface ApplicationSet {
  readonly spec?: {
    readonly strategy?: { readonly type?: string };
    readonly template?: { readonly spec?: { readonly syncPolicy?: { readonly automated?: unknown } } };
  };
}

/** No ApplicationSet rolls its Applications out by itself: that switches their automatic sync off. */
export const noRollingSync: ClusterRule = {
  name: 'no-rolling-sync',
  scope: 'cluster',
  check(objects, report) {
    for (const { file, object } of objects.of<ApplicationSet>('ApplicationSet.argoproj.io')) {
      if (object.spec?.strategy?.type !== 'RollingSync') continue;
      const automated = object.spec.template?.spec?.syncPolicy?.automated !== undefined;
      const message = automated
        ? 'its Applications ask to be synced by themselves, and RollingSync takes that away from all of them: nothing heals what is changed by hand, and what no step selects is never synced.'
        : 'nothing heals what is changed by hand: RollingSync needs Applications that never sync by themselves.';
      report(file, `${message} Take the strategy away: regions are ordered by npm run promote.`, 'spec.strategy.type');
    }
  },
};
