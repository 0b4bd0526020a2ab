import { indexTemplates, type LifecyclePolicy, lifecyclePolicies, type Setting } from '../elasticsearch-settings.ts';
import type { ClusterObjects } from '../objects.ts';
import type { ClusterRule, Report } from '../rule.ts';

const PHASES = ['hot', 'warm', 'cold', 'frozen', 'delete'];

/** For how long, in days, one must be able to look up who did what. */
const SECURITY_DAYS = 400;

interface Logstash {
  readonly spec?: { readonly pipelines?: readonly { readonly 'config.string'?: string }[] };
}

/** Every log that is written is deleted some day, and not too early. */
export const fitLogRetention: ClusterRule = {
  name: 'fit-log-retention',
  scope: 'cluster',
  check(objects, report) {
    const policies = lifecyclePolicies(objects);
    for (const policy of policies) checkPhases(policy, report);
    checkTemplates(objects, new Map(policies.map((policy) => [policy.name, policy])), report);
    checkStreams(objects, report);
  },
};

function checkPhases({ file, field, value }: Setting<LifecyclePolicy>, report: Report): void {
  const phases = value.policy?.phases ?? {};
  if (!phases['delete'])
    report(file, 'what it keeps is kept for ever, until the disks are full. Write a delete phase.', field);
  const ages = PHASES.filter((phase) => phases[phase]).map((phase) => ({ phase, days: days(phases[phase]?.min_age) }));
  for (const [index, { phase, days }] of ages.entries()) {
    const before = ages[index - 1];
    if (before && days < before.days)
      report(
        file,
        `${phase} comes after ${days} days, before ${before.phase} after ${before.days}: Elasticsearch goes from phase to ` +
          'phase, and so keeps everything longer than is written. Let the ages rise from hot to delete.',
        field,
      );
  }
}

function checkTemplates(
  objects: ClusterObjects,
  policies: ReadonlyMap<string, Setting<LifecyclePolicy>>,
  report: Report,
): void {
  for (const { file, field, value } of indexTemplates(objects)) {
    const name = value.template?.settings?.['index.lifecycle.name'];
    const policy = policies.get(name ?? '');
    if (!policy) {
      const allowed = [...policies.keys()].join(', ');
      report(file, `its indices are kept for ever: there is no policy ${name}. Name one of ${allowed}.`, field);
      continue;
    }
    const kept = days(policy.value.policy?.phases?.['delete']?.min_age);
    const isSecurity = value.index_patterns?.some((pattern) => pattern.startsWith('logs-security-'));
    if (isSecurity && kept < SECURITY_DAYS)
      report(
        file,
        `the security log is gone after ${kept} days: what is found a year later can't be looked into. Name a policy that ` +
          `deletes after ${SECURITY_DAYS} days or more.`,
        field,
      );
  }
}

/** A data stream that no template of ours matches gets the one that Elasticsearch brings, which keeps everything. */
function checkStreams(objects: ClusterObjects, report: Report): void {
  const patterns = indexTemplates(objects).flatMap(({ value }) => value.index_patterns ?? []);
  for (const { file, object } of objects.of<Logstash>('Logstash.logstash.k8s.elastic.co'))
    for (const [index, pipeline] of (object.spec?.pipelines ?? []).entries()) {
      const text = pipeline['config.string'] ?? '';
      const written = new Set([...text.matchAll(/"\[data_stream\]\[dataset\]" => "([^"]+)"/g)].map(([, name]) => name));
      for (const dataset of written) {
        if (patterns.some((pattern) => pattern.startsWith(`logs-${dataset}-`))) continue;
        report(
          file,
          `it writes to logs-${dataset}-*, which no index template matches: those logs are kept for ever. Add a template with a policy.`,
          `spec.pipelines[${index}]["config.string"]`,
        );
      }
    }
}

const UNITS = { d: 1, h: 1 / 24, m: 1 / 1440, s: 1 / 86_400 };

/** No age is 0: the phase begins at once. So is one that Elasticsearch can't read. */
function days(age = ''): number {
  const [, amount = 0, unit = 'd'] = /^(\d+)([dhms])$/.exec(age) ?? [];
  return Number(amount) * UNITS[unit as keyof typeof UNITS];
}
