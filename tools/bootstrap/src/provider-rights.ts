import { calledFor } from '@auditorsec/aws/actions';
import type { Calls } from '@auditorsec/aws/actions/calls';
import type { FileSpec } from '@auditorsec/manifest/types';

/** A kind of AWS that is rendered somewhere. */
export interface RenderedKind {
  readonly service: string;
  readonly kind: string;
  readonly clusters: readonly string[];
  /** Whether no object of it may be deleted. */
  readonly isKept: boolean;
}

interface Rendered {
  readonly spec?: { readonly managementPolicies?: readonly string[] };
}

/** The kinds of Crossplane's provider that clusters have, in the order of their names. */
export function renderedKinds(files: readonly FileSpec[]): RenderedKind[] {
  const managed = files.filter(({ object }) => /^[a-z0-9]+\.aws\.m\.upbound\.io\//.test(object.apiVersion));
  const byKind = Map.groupBy(managed, ({ object }) => `${object.apiVersion.split('.')[0]} ${object.kind}`);
  return [...byKind].sort().map(([name, those]) => {
    const [service = '', kind = ''] = name.split(' ');
    const policies = those.map(({ object }) => (object as Rendered).spec?.managementPolicies ?? ['Delete']);
    return {
      service,
      kind,
      clusters: [...new Set(those.map(({ cluster }) => cluster))].sort(),
      isKept: policies.every((each) => !each.includes('Delete')),
    };
  });
}

/** What the provider calls for a kind. Throws for one that nobody has looked up. */
export function callsFor({ service, kind }: RenderedKind): Calls {
  const calls = calledFor[service]?.[kind];
  if (!calls) throw new Error(`${service} ${kind} has no row in libs/aws/src/actions: its role could not make it`);
  return calls;
}

/** docs/provider-rights.md: what the role of Crossplane's provider has to be allowed, and what it is refused. */
export function rightsPage(kinds: readonly RenderedKind[], clusters: readonly string[]): string {
  const services = Map.groupBy(kinds, ({ service }) => service);
  const refused = kinds.filter(({ isKept }) => isKept).flatMap((each) => callsFor(each).deletes);
  return `${INTRODUCTION}
${list([...new Set(refused)].sort())}

${[...services].map(([service, those]) => section(service, those, clusters)).join('\n')}`;
}

const INTRODUCTION = `# Rights of the provider

What the role \`<cluster>-provider-aws\` has to be allowed before Crossplane can make what \`generated/\` asks for: the calls for each kind that is rendered, and in which
clusters. Made from [libs/aws](../libs/aws/src/actions.ts) and from what is rendered; a test fails while it differs, and
\`npx vitest run tools/bootstrap/src/provider-rights.test.ts --update\` brings it up to date.

Where they hold is for [decision 34](decisions/0034-pod-identity.md): \`iam:\` on roles \`<cluster>-*\` alone, \`iam:PassRole\` to the services that it names, everything else in
the cluster's region; CloudFront, Route 53, AWS WAF and the certificate of CloudFront in the cluster that owns what is global. The lists come from AWS' Service Authorization
Reference and from the Terraform resources beneath the provider; no account has tried them, so that the first sync of a new kind may ask for one more.

## Refused outright

What deletes kinds of which no object may go, a third lock beside Argo CD's and Crossplane's:
`;

function section(service: string, kinds: readonly RenderedKind[], clusters: readonly string[]): string {
  const rows = kinds.map((each) => {
    const { keeps, deletes } = callsFor(each);
    const where = each.clusters.length === clusters.length ? 'all' : each.clusters.join(', ');
    return `| ${each.kind} | ${where} | ${list(keeps)} | ${each.isKept && deletes.length > 0 ? 'refused' : list(deletes)} |`;
  });
  return `## ${service}\n\n| kind | in | to keep it | to delete it |\n| --- | --- | --- | --- |\n${rows.join('\n')}\n`;
}

function list(actions: readonly string[]): string {
  return actions.map((action) => `\`${action}\``).join(', ');
}
