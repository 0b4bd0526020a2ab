import { parseWords } from '@auditorsec/cli/words';
import { repositoryRoot } from '@auditorsec/problem/call-site';
import { UserError } from '@auditorsec/problem/user-error';
import { EXIT } from './exit-codes.ts';

export interface Options {
  readonly command: string | undefined;
  readonly ring: string | undefined;
  readonly to: string | undefined;
  readonly fix: string | undefined;
  readonly emergency: boolean;
  readonly reason: string | undefined;
  readonly dryRun: boolean;
  readonly root: string;
  readonly remote: string;
  readonly kubeconfig: string | undefined;
  /** The URL of each cluster's Prometheus; without the option those that `PROMETHEUS` lists, with a space between them. */
  readonly prometheus: ReadonlyMap<string, string>;
  readonly github: string;
  readonly help: boolean;
}

const DEFINITIONS = {
  to: { type: 'string' },
  fix: { type: 'string' },
  emergency: { type: 'boolean', default: false },
  reason: { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  root: { type: 'string', default: repositoryRoot },
  remote: { type: 'string', default: 'origin' },
  kubeconfig: { type: 'string' },
  prometheus: { type: 'string', multiple: true, default: (process.env['PROMETHEUS'] ?? '').split(' ').filter(Boolean) },
  github: { type: 'string', default: 'https://api.github.com' },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

/** Reads a command line. Throws a `UserError` for what no command knows. */
export function parseOptions(words: readonly string[]): Options {
  const { values, positionals } = parseWords(words, DEFINITIONS);
  const [command, ring, ...others] = positionals;
  if (others.length > 0)
    throw new UserError(`One ring at a time; ${others.join(' and ')} would be the next`, EXIT.call);
  const { prometheus, to, fix, reason, kubeconfig, 'dry-run': dryRun, ...rest } = values;
  return {
    command,
    ring,
    to,
    fix,
    reason,
    kubeconfig,
    dryRun,
    prometheus: new Map(prometheus.map(addressOf)),
    ...rest,
  };
}

function addressOf(text: string): [cluster: string, url: string] {
  const [, cluster = '', url = ''] = /^([a-z0-9-]+)=(.+)$/.exec(text) ?? [];
  if (/^https?:$/.test(URL.parse(url)?.protocol ?? '')) return [cluster, url];
  throw new UserError(
    `--prometheus ${text} is no CLUSTER=URL, such as us-east-1=https://prometheus.example.com`,
    EXIT.call,
  );
}

/** The reason that was given. Throws a `UserError` where there is none: the history keeps it. */
export function requireReason({ reason, command }: Options): string {
  if (reason && reason.trim().length >= 10) return reason.trim();
  throw new UserError(
    `${command} needs --reason with at least 10 characters: who reads the history wants to know`,
    EXIT.call,
  );
}
