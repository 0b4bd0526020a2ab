/** What a role may do. Everything else is refused. */
export interface Statement {
  /** Each as `<service>:<Action>`, none as a pattern: a pattern grants what AWS adds tomorrow as well. */
  readonly actions: readonly string[];
  /** ARNs; or why there is none, for actions of which AWS asks no resource. */
  readonly on: readonly string[] | { readonly anything: string };
  /** Conditions by operator and key, all of which have to hold. */
  readonly when?: Conditions;
}

export type Conditions = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;

/** A policy of permissions, as IAM reads it. */
export function permissions(statements: readonly Statement[]): string {
  return policy(
    statements.map(({ actions, on, when }) => ({
      Effect: 'Allow',
      Action: actions,
      Resource: 'anything' in on ? '*' : on,
      ...(when && { Condition: when }),
    })),
  );
}

/** Who may take a role: a service of AWS, where the conditions hold. */
export function trust(service: string, actions: string | readonly string[] = 'sts:AssumeRole', when?: Conditions) {
  return policy([
    { Effect: 'Allow', Action: actions, Principal: { Service: service }, ...(when && { Condition: when }) },
  ]);
}

function policy(statements: readonly object[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements });
}
