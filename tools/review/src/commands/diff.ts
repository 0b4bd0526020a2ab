import type { Outcome } from '@auditorsec/cli/output';
import { compare } from '../comparison.ts';
import { reviewOf } from '../model.ts';
import type { Options } from '../options.ts';
import { toJson } from '../print/json.ts';
import { toMarkdown } from '../print/markdown.ts';
import { toTerminal } from '../print/terminal.ts';
import { sidesOf } from '../sides.ts';

/** What differs between two sides, whom it touches and how careful to be. */
export async function diff({ root, base, head, markdown }: Options): Promise<Outcome> {
  const sides = sidesOf(root, base, head);
  const review = reviewOf(await compare(root, sides));
  const text = markdown ? toMarkdown(review) : toTerminal(review);
  return { exitCode: 0, text, report: { ...sides, ...toJson(review) } };
}
