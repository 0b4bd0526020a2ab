import { ClusterObjects } from '@auditorsec/checks/objects';
import { readBase } from '@auditorsec/cli/base';
import { judge } from '@auditorsec/cli/judge';
import { loadConfig } from '@auditorsec/cli/load';
import type { Outcome } from '@auditorsec/cli/output';
import { render } from '@auditorsec/cli/render';
import { UserError } from '@auditorsec/problem/user-error';
import { type Review, reviewOf } from '../model.ts';
import type { Options } from '../options.ts';
import { partsOf } from '../parts/parts.ts';
import { toJson } from '../print/json.ts';
import { type Part, toMarkdown } from '../print/markdown.ts';
import { shortId, sidesOf } from '../sides.ts';

/** What a reviewer reads: the review of what the config renders now, every rule's findings, and what follows from it. */
export interface Report {
  readonly base: string;
  readonly review: Review;
  readonly parts: readonly Part[];
}

/** The report of a pull request, as Markdown that fits into a comment. */
export async function report(options: Options): Promise<Outcome> {
  if (options.head !== undefined)
    throw new UserError('A report is of what the config renders here: check out that commit, or use npm run diff', 2);
  const { base, review, parts } = await reportOf(options.root, options.base);
  const text = toMarkdown(review, { parts, note: `Compared with ${shortId(base)}.` });
  return { exitCode: 0, text, report: { base, ...toJson(review), parts } };
}

/** Renders the config, judges it by all rules with the exceptions of the config, and compares it with where HEAD left `base`. */
export async function reportOf(root: string, base: string | undefined): Promise<Report> {
  const sides = sidesOf(root, base, undefined);
  const rendered = await render(await loadConfig(root, []));
  const before = (await readBase(root, sides.base, rendered.clusters)) ?? [];
  const after = rendered.clusters.map(({ name, files }) => new ClusterObjects(name, files));
  const { findings } = judge(rendered, ['cluster', 'fleet', 'change'], before);
  const comparison = { before, after };
  return { base: sides.base, review: reviewOf(comparison, findings), parts: partsOf(rendered.fleet, comparison) };
}
