import { type Check, check } from '../../check.ts';
import { promtool } from '../../parts/promtool.ts';
import type { RulesBench } from './bench.ts';
import { survivors } from './mutations.ts';
import { testRules } from './promtool-test.ts';
import { generatedRules, written } from './rule-file.ts';
import { testFiles } from './test-file.ts';
import { brokenTexts } from './texts.ts';

export const checks: readonly Check<RulesBench>[] = [
  check('rules: promtool takes the rules of every cluster, without a duplicate', async ({ clusters, stage }) => {
    const files = await Promise.all(
      clusters.flatMap((cluster) =>
        [...generatedRules(cluster)].map(([name, groups]) =>
          written(stage.file(`${cluster}-${name}.rules.json`), { groups }),
        ),
      ),
    );
    const said = await promtool(['check', 'rules', '--lint=all', '--lint-fatal', ...files], () => {});
    const counts = [...said.matchAll(/SUCCESS: (\d+) rules/g)].map(([, count]) => Number(count));
    if (counts.length !== files.length) throw new Error(said);
    return `${counts.reduce((sum, count) => sum + count, 0)} rules in ${files.length} files`;
  }),

  check('rules: every alert fires when it should, in time, and is quiet when it should be', async (bench) => {
    const { promtool, stage, units } = bench;
    const files = units.map((unit, index) =>
      testFiles(stage, `${unit.alert}-${index}`, { ...unit, alerts: [unit.alert] }),
    );
    const tested = await testRules(promtool, stage, 'cases', (await Promise.all(files)).flat());
    const failed = tested.filter(({ failures }) => failures.length > 0);
    if (failed.length > 0)
      throw new Error(failed.map(({ name, failures }) => [name, ...failures].join('\n')).join('\n'));
    const outages = tested.filter(({ name }) => name.endsWith('a page within a minute'));
    if (outages.length === 0) throw new Error('no objective pages within a minute of a total outage');
    return `${tested.length} cases of ${units.length} alerts; a total outage pages within 60 s for ${outages.length} objectives`;
  }),

  check('rules: the texts of every alert are filled in, with the region', async (bench) => {
    const { read, broken } = await brokenTexts(bench);
    if (broken.length > 0) throw new Error(broken.join('\n'));
    return `the texts of ${read} alerts`;
  }),

  check('rules: every mutation of an alert turns a case red', async (bench) => {
    const { count, alerts, survived } = await survivors(bench);
    if (survived.length > 0) throw new Error(`no case sees\n${survived.join('\n')}`);
    return `${count} mutations of ${alerts} alerts`;
  }),
];
