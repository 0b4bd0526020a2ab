import { readBase } from '@auditorsec/cli/base';
import { formatVerdict, judge } from '@auditorsec/cli/judge';
import { loadConfig } from '@auditorsec/cli/load';
import { type Outcome, plural, seconds } from '@auditorsec/cli/output';
import { render } from '@auditorsec/cli/render';

/** Runs the rules that need more than one cluster or commit; each cluster's own rules run in its own `check`. */
export async function fleetCheck(root: string, base: string): Promise<Outcome> {
  const start = performance.now();
  const rendered = await render(await loadConfig(root, []));
  const committed = readBase(root, base, rendered.clusters);
  const verdict = judge(rendered, ['fleet', 'change'], committed);
  const findings = verdict.findings.length + verdict.stale.length;
  const against = committed ? `against ${base}` : `nothing generated at ${base} to compare with`;
  const scope = `${plural(verdict.rules, 'rule')} of fleet and change over ${plural(rendered.clusters.length, 'cluster')}, ${against}`;
  const last = `${scope}: ${plural(findings, 'finding')}; ${seconds(performance.now() - start)}`;
  const text = [formatVerdict(verdict), last].filter(Boolean).join('\n\n');
  return { exitCode: findings > 0 ? 1 : 0, text, report: {} };
}
