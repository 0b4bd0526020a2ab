import { z } from 'zod';

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const DAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

/** The five fields, their least and greatest values, and the names of these values. */
const FIELDS = [
  { name: 'minute', least: 0, greatest: 59, names: [] },
  { name: 'hour', least: 0, greatest: 23, names: [] },
  { name: 'day of the month', least: 1, greatest: 31, names: [] },
  { name: 'month', least: 1, greatest: 12, names: MONTHS },
  { name: 'day of the week', least: 0, greatest: 6, names: DAYS },
] as const;

/** Times as a CronJob takes them: minute, hour, day of the month, month, day of the week, each `*`, one, a range, a step or a list. */
export const cronSchedule = z
  .string('five cron fields, such as "30 2 * * *"')
  .superRefine((text, issues) => {
    const message = problem(text.split(' '));
    if (message) issues.addIssue({ code: 'custom', message });
  })
  .brand('CronSchedule');
export type CronSchedule = z.infer<typeof cronSchedule>;

function problem(written: readonly string[]): string | undefined {
  if (written.length !== FIELDS.length) return 'five cron fields with one space between them, such as "30 2 * * *"';
  const wrong = FIELDS.findIndex((field, index) => !written[index]?.split(',').every((part) => fits(part, field)));
  const field = FIELDS[wrong];
  return (
    field &&
    `for the ${field.name} (now ${written[wrong]}) *, or from ${field.least} to ${field.greatest}, as 5, 1-5, */15 or a list of these`
  );
}

function fits(part: string, { least, greatest, names }: (typeof FIELDS)[number]): boolean {
  const [, from, to, step] = /^(\*|\w+)(?:-(\w+))?(?:\/([1-9]\d?))?$/.exec(part) ?? [];
  if (from === undefined || Number(step ?? 1) > greatest) return false;
  if (from === '*') return to === undefined;
  const first = toNumber(from, names, least);
  const last = to === undefined ? first : toNumber(to, names, least);
  return first >= least && last <= greatest && first <= last;
}

/** NaN, which is in no range, for what is neither a number nor a name. */
function toNumber(text: string, names: readonly string[], least: number): number {
  const named = names.indexOf(text.toUpperCase());
  if (named >= 0) return named + least;
  return /^\d{1,2}$/.test(text) ? Number(text) : Number.NaN;
}
