import { colour } from './colour.ts';

/** One mistake in the config, in the words of the person who has to mend it. */
export interface Problem {
  /** Repository-relative file, with `:line:column` where it is known. */
  readonly place: string;
  /** The field inside the config, such as `apps.gateway.routes[0].to`. */
  readonly field: string;
  readonly found: string;
  readonly allowed: string;
  readonly nearest?: string | undefined;
}

/** All mistakes of a run. Its message is what a person reads; there is no stack worth showing. */
export class ConfigError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(formatProblems(problems));
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

function formatProblems(problems: readonly Problem[]): string {
  const count = problems.length === 1 ? '1 mistake' : `${problems.length} mistakes`;
  return [...problems.map(formatProblem), `${count} in the config; nothing was written.`].join('\n\n');
}

function formatProblem({ place, field, found, allowed, nearest }: Problem): string {
  const lines = [`${colour.bold(place)}  ${field}`, `  found    ${found}`, `  allowed  ${allowed}`];
  if (nearest) lines.push(`  ${colour.green(`did you mean ${nearest}?`)}`);
  return lines.join('\n');
}
