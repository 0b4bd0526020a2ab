import { firstFrame, trace } from '@auditorsec/problem/call-site';
import { ConfigError } from '@auditorsec/problem/problem';
import type { Statement } from './policy.ts';

/** Throws a `ConfigError` with every statement that grants more than it names, at the line of the app that called `block`. */
// biome-ignore lint/complexity/noBannedTypes: what `trace` takes
export function requireNamed(role: string, statements: readonly Statement[], block: Function): void {
  const mistakes = statements.flatMap(({ actions, on }) => [
    ...actions
      .filter((action) => !/^[a-z0-9-]+:[A-Za-z0-9]+$/.test(action))
      .map((found) => ({ found, allowed: 'an action with its service, and no pattern, such as sqs:SendMessage' })),
    ...('anything' in on ? [] : on)
      .filter((arn) => !/^arn:aws:[a-z0-9-]+:/.test(arn))
      .map((found) => ({ found, allowed: 'an ARN, or { anything: why AWS asks for no resource }' })),
  ]);
  if (mistakes.length === 0) return;
  const { file, line } = firstFrame(trace(block), /^(apps|clusters)\//);
  throw new ConfigError(
    mistakes.map((mistake) => ({ place: `${file}:${line}`, field: `${role}: statements`, ...mistake })),
  );
}
