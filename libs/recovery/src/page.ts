import { markdownTable } from '@auditorsec/problem/markdown-table';
import { type Failure, recoveryTime, type Span } from './failure.ts';
import { arithmetic, type Targets } from './targets.ts';

const HEAD = `# Recovery

How long each failure lasts and what it loses, added up from the config, the generated objects and the published figures of what
isn't ours. Written by \`npm run recovery\`; a test fails while it differs from what the config says. All figures are of the active region, in seconds.
`;

/** The page of all failures, against the targets. */
export function recoveryPage(failures: readonly Failure[], targets: Targets): string {
  return [HEAD, promises(targets), summary(failures, targets), misses(failures, targets), details(failures)].join('\n');
}

/** One line a failure: for this page and for the report of a change. */
export function summary(failures: readonly Failure[], targets: Targets): string {
  const { budget } = arithmetic(targets);
  const rows = failures.map((failure) => {
    const time = recoveryTime(failure);
    return [failure.name, range(time), verdict(time, targets), range(failure.loses), often(budget, time)];
  });
  const head = ['what fails', 'back after, s', `within ${targets.recovery} s`, 'data lost, s', 'times a month'];
  return `## What each failure takes\n\n${markdownTable(head, rows)}\n\nTimes a month: how many such failures the error budget of ${decimals(budget)} s in 30 days holds, at the longest.\n`;
}

function promises(targets: Targets): string {
  const { reached, neededRecovery, neededBetween, budget } = arithmetic(targets);
  const { recovery, between, availability } = targets;
  const agrees = reached >= availability;
  return `## What the targets say of each other

${percent(availability)} of 30 days leaves ${decimals(budget)} s of downtime. A failure every ${decimals(between / 3600)} h that lasts ${recovery} s makes ${percent(reached)}: the targets
${agrees ? 'agree.' : `contradict each other. ${percent(availability)} needs recovery within ${decimals(neededRecovery)} s, or ${decimals(neededBetween / 3600)} h between failures.`}
`;
}

function misses(failures: readonly Failure[], targets: Targets): string {
  const late = failures.filter((failure) => recoveryTime(failure).latest > targets.recovery);
  const lines = late.map((failure) => {
    const word = recoveryTime(failure).earliest > targets.recovery ? 'never' : 'not always';
    return `- **${failure.name}**: ${word} within ${targets.recovery} s. What would: ${failure.instead}.`;
  });
  return `## What this design does not reach\n\n${lines.join('\n') || 'Nothing.'}\n`;
}

function details(failures: readonly Failure[]): string {
  return failures.map((failure) => `${detail(failure)}\n`).join('\n');
}

function detail({ name, clients, steps, loses, losesFrom }: Failure): string {
  const rows = steps.map(({ does, takes, from }) => [does, range(takes), from]);
  return `## ${name[0]?.toUpperCase()}${name.slice(1)}\n\nClients: ${clients}.\n\n${markdownTable(['step', 's', 'from'], rows)}\n\nLost: ${range(loses)} s (${losesFrom}).`;
}

function verdict({ earliest, latest }: Span, { recovery }: Targets): string {
  if (latest <= recovery) return 'yes';
  return earliest > recovery ? 'no' : 'at best';
}

function often(budget: number, { latest }: Span): string {
  return latest === 0 ? 'any' : `${Math.floor(budget / latest)}`;
}

function range({ earliest, latest }: Span): string {
  if (earliest === latest) return decimals(earliest);
  return Number.isFinite(latest) ? `${decimals(earliest)} to ${decimals(latest)}` : `${decimals(earliest)} or more`;
}

function decimals(value: number): string {
  return `${Number(value.toFixed(1))}`;
}

function percent(share: number): string {
  return `${Number((share * 100).toFixed(3))} %`;
}
