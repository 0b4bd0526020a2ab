import { z } from 'zod';
import { fetchJson, NoAnswer } from '../ask.ts';
import { type Gate, open, shut } from '../gate.ts';
import { short } from '../state.ts';

/** GitHub's own words for a check that is no objection. */
const GOOD = ['success', 'neutral', 'skipped'];

/** More of them would come on further pages; nobody has that many. */
const MOST = 100;

const checkRuns = z.object({
  total_count: z.number(),
  check_runs: z.array(z.object({ name: z.string(), status: z.string(), conclusion: z.string().nullable() })),
});
export type CheckRuns = z.output<typeof checkRuns>;

/** The checks of a commit, of GitHub's API at `api`, with `GITHUB_TOKEN` where it is set. Throws a `NoAnswer`. */
export async function fetchChecks(api: string, repository: string, commit: string): Promise<CheckRuns> {
  const name = new URL(repository).pathname.replace(/\.git$/, '');
  const url = new URL(`${api.replace(/\/$/, '')}/repos${name}/commits/${commit}/check-runs?per_page=${MOST}`);
  const { GITHUB_TOKEN } = process.env;
  const answer = await fetchJson(url, {
    accept: 'application/vnd.github+json',
    ...(GITHUB_TOKEN && { authorization: `Bearer ${GITHUB_TOKEN}` }),
  });
  const parsed = checkRuns.safeParse(answer);
  if (parsed.success) return parsed.data;
  throw new NoAnswer(`${url.origin} answers, but not with checks`);
}

/** Whether all checks of a commit have passed. */
export function checksGate(commit: string, { total_count, check_runs }: CheckRuns): Gate {
  const gate = 'checks';
  if (check_runs.length === 0) return shut(gate, 'doubt', `no check has run on ${short(commit)}`);
  if (total_count > MOST) return shut(gate, 'doubt', `${short(commit)} has ${total_count} checks, more than ${MOST}`);
  const bad = check_runs.filter(({ conclusion }) => conclusion === null || !GOOD.includes(conclusion));
  if (bad.length === 0) return open(gate, `${check_runs.length} passed on ${short(commit)}`);
  const list = bad.map(({ name, status, conclusion }) => `${name} (${conclusion ?? status})`).join(', ');
  return shut(gate, 'notReady', `of ${short(commit)} not passed: ${list}`);
}
