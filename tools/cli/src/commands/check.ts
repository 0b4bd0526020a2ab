import type { Rule } from '@auditorsec/checks/rule';
import { readBase } from '../base.ts';
import { formatVerdict, judge } from '../judge.ts';
import { loadConfig } from '../load.ts';
import type { Options } from '../options.ts';
import { type Outcome, plural, progressBar, seconds } from '../output.ts';
import { render } from '../render.ts';

/** Runs the rules over what the config renders: those of the named clusters, or of the whole fleet, its change and the day. */
export async function check(root: string, options: Options): Promise<Outcome> {
  return checkScopes(root, options, options.clusters.length > 0 ? ['cluster'] : ['cluster', 'fleet', 'change', 'day']);
}

/** Runs the rules that need more than one cluster or commit alone: each cluster's own rules run with that cluster. */
export async function checkFleet(root: string, options: Options): Promise<Outcome> {
  return checkScopes(root, options, ['fleet', 'change']);
}

async function checkScopes(
  root: string,
  { clusters: only, base }: Options,
  scopes: readonly Rule['scope'][],
): Promise<Outcome> {
  const start = performance.now();
  const rendered = await render(await loadConfig(root, only), progressBar('rendering'));
  const committed = scopes.includes('change') ? await readBase(root, base, rendered.clusters) : undefined;
  const verdict = judge(rendered, scopes, committed);
  const { rules, findings, stale } = verdict;
  const milliseconds = performance.now() - start;
  const objects = rendered.clusters.reduce((sum, { files }) => sum + files.length, 0);
  const scope = `${plural(rules, 'rule')} over ${plural(objects, 'object')} of ${plural(rendered.clusters.length, 'cluster')}`;
  const last = `${scope}: ${plural(findings.length + stale.length, 'finding')}; ${seconds(milliseconds)}`;
  const exitCode = findings.length + stale.length > 0 ? 1 : 0;
  const text = [formatVerdict(verdict), last].filter(Boolean).join('\n\n');
  const clusters = rendered.clusters.map(({ name }) => name);
  return { exitCode, text, report: { clusters, rules, findings, stale, milliseconds } };
}
