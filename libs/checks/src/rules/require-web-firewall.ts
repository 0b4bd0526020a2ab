import { distributions, externalName } from '../cloudfront.ts';
import type { Found } from '../objects.ts';
import type { ClusterRule } from '../rule.ts';

/** Of the groups that AWS keeps, those that every site needs: what scanners and injections look like, and who sends them. */
const GROUPS = [
  'AWSManagedRulesCommonRuleSet',
  'AWSManagedRulesKnownBadInputsRuleSet',
  'AWSManagedRulesAmazonIpReputationList',
];

type WebAcl = Found<{ readonly spec?: { readonly forProvider?: { readonly ruleJson?: string } } }>;

interface AclRule {
  readonly Name?: string;
  readonly Action?: Readonly<Record<string, unknown>>;
  readonly OverrideAction?: Readonly<Record<string, unknown>>;
  readonly Statement?: {
    readonly RateBasedStatement?: unknown;
    readonly ManagedRuleGroupStatement?: { readonly Name?: string };
  };
}

/** Before each distribution stands a web ACL that blocks: by the managed groups, and whoever asks too often. */
export const requireWebFirewall: ClusterRule = {
  name: 'require-web-firewall',
  scope: 'cluster',
  check(objects, report) {
    const acls = objects.of<WebAcl['object']>('WebACL.wafv2.aws.m.upbound.io');
    for (const { file, object } of distributions(objects)) {
      const id = object.spec?.forProvider?.webAclId ?? '';
      const acl = acls.find((each) => id.endsWith(`/${externalName(each.object)}`));
      if (!acl)
        report(
          file,
          'everybody reaches the site unseen: no WebACL of this cluster stands before it. Write its ARN.',
          'spec.forProvider.webAclId',
        );
    }
    for (const { file, object } of acls) {
      const missing = unguarded(object.spec?.forProvider?.ruleJson ?? '[]');
      if (missing.length > 0)
        report(
          file,
          `attacks pass the firewall: it blocks by no ${missing.join(', no ')}. Add the rule, with OverrideAction None or Action Block: Count only watches.`,
          'spec.forProvider.ruleJson',
        );
    }
  },
};

function unguarded(ruleJson: string): string[] {
  const blocking = (JSON.parse(ruleJson) as AclRule[]).filter(
    ({ Action = {}, OverrideAction = {} }) => 'Block' in Action || 'None' in OverrideAction,
  );
  const groups = blocking.map(({ Statement }) => Statement?.ManagedRuleGroupStatement?.Name);
  return [
    ...(blocking.some(({ Statement }) => Statement?.RateBasedStatement) ? [] : ['rate of an address']),
    ...GROUPS.filter((group) => !groups.includes(group)),
  ];
}
