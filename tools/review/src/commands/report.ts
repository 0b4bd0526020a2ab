import { writeFileSync } from 'node:fs';
import { ClusterObjects } from '@auditorsec/checks/objects';
import { judge } from '@auditorsec/cli/judge';
import { loadConfig } from '@auditorsec/cli/load';
import type { Outcome } from '@auditorsec/cli/output';
import { render } from '@auditorsec/cli/render';
import { pricesIn } from '@auditorsec/cost-tool/price-files';
import { UserError } from '@auditorsec/problem/user-error';
import { baseSnapshot } from '../base-snapshot.ts';
import { type Review, reviewOf } from '../model.ts';
import type { Options } from '../options.ts';
import { toHtml } from '../page/page.ts';
import { partsOf } from '../parts/parts.ts';
import { toJson } from '../print/json.ts';
import { type Part, toMarkdown } from '../print/markdown.ts';
import { shortId, sidesOf } from '../sides.ts';
import type { Snapshot } from '../snapshot.ts';

/** What a reviewer reads: the review of what the config renders now, every rule's findings, and what follows from it. */
export interface Report {
  readonly base: string;
  readonly review: Review;
  readonly parts: readonly Part[];
  readonly before: Snapshot;
  readonly after: Snapshot;
  /** What it was compared with, and what of that could not be read. */
  readonly note: string;
}

/** The report of a pull request, as Markdown that fits into a comment; with `--html` as a page in that file as well. */
export async function report(options: Options): Promise<Outcome> {
  if (options.head !== undefined)
    throw new UserError('A report is of what the config renders here: check out that commit, or use npm run diff', 2);
  const { base, ...content } = await reportOf(options.root, options.base);
  const { review, parts, note } = content;
  if (options.html !== undefined) writePage(options.html, toHtml(content));
  const text = toMarkdown(review, { parts, note });
  return { exitCode: 0, text, report: { base, ...toJson(review), parts } };
}

function writePage(file: string, page: string): void {
  try {
    writeFileSync(file, page);
  } catch (error) {
    throw new UserError(
      `--html ${file}: a file that can be written, please (${(error as NodeJS.ErrnoException).code})`,
      2,
    );
  }
}

/** Renders the config, judges it by all rules with the exceptions of the config, and compares it with where HEAD left `base`. */
export async function reportOf(root: string, base: string | undefined): Promise<Report> {
  const sides = sidesOf(root, base, undefined);
  const rendered = await render(await loadConfig(root, []));
  const clusters = rendered.clusters.map(({ name, files }) => new ClusterObjects(name, files));
  const after = { fleet: rendered.fleet, clusters, prices: pricesIn(root) };
  const { before, missing } = await baseSnapshot(root, sides.base, after, rendered.clusters);
  const { findings } = judge(rendered, ['cluster', 'fleet', 'change'], before.clusters);
  return {
    base: sides.base,
    review: reviewOf({ before: before.clusters, after: clusters }, findings),
    parts: partsOf(before, after),
    before,
    after,
    note: [`Compared with ${shortId(sides.base)}.`, ...missing].join(' '),
  };
}
