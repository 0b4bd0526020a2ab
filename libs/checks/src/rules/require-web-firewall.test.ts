import { describe, expect, test } from 'vitest';
import { check, object } from '../testing.ts';
import { requireWebFirewall } from './require-web-firewall.ts';

const ID = '8f0534ff-6cb5-4eec-b85a-597f6bfdf712';
const distribution = (webAclId?: string) =>
  object('cloudfront.aws.m.upbound.io/v1beta1 Distribution', 'aws/web', { forProvider: { webAclId } });
const guarded = distribution(`arn:aws:wafv2:us-east-1:111122223333:global/webacl/web/${ID}`);
const rate = (action: string) => ({ Statement: { RateBasedStatement: { Limit: 3000 } }, Action: { [action]: {} } });
const group = (name: string, override = 'None') => ({
  Statement: { ManagedRuleGroupStatement: { VendorName: 'AWS', Name: name } },
  OverrideAction: { [override]: {} },
});
const groups = ['CommonRuleSet', 'KnownBadInputsRuleSet', 'AmazonIpReputationList'].map(
  (each) => `AWSManagedRules${each}`,
);
const acl = (...rules: unknown[]) =>
  object(
    'wafv2.aws.m.upbound.io/v1beta1 WebACL',
    'aws/web',
    { forProvider: { ruleJson: JSON.stringify(rules) } },
    { annotations: { 'crossplane.io/external-name': ID } },
  );
const all = [rate('Block'), ...groups.map((name) => group(name))];
const findings = (...list: Parameters<typeof acl>[0][]) => check(requireWebFirewall, list as ReturnType<typeof acl>[]);

describe('require-web-firewall', () => {
  test('passes a distribution whose web ACL blocks by rate and by the managed groups', () => {
    expect(findings(guarded, acl(...all))).toEqual([]);
  });

  test('passes where nothing is distributed', () => {
    expect(findings()).toEqual([]);
  });

  test('fails without a web ACL, or with one that is not there', () => {
    expect(findings(distribution())).toMatchInlineSnapshot(`
      [
        "Distribution aws/web spec.forProvider.webAclId: everybody reaches the site unseen: no WebACL of this cluster stands before it. Write its ARN.",
      ]
    `);
    expect(
      findings(distribution('arn:aws:wafv2:us-east-1:111122223333:global/webacl/other/0'), acl(...all)),
    ).toHaveLength(1);
  });

  test('fails without a group, or without a rate', () => {
    expect(findings(guarded, acl(rate('Block'), group('AWSManagedRulesCommonRuleSet')))).toMatchInlineSnapshot(`
      [
        "WebACL aws/web spec.forProvider.ruleJson: attacks pass the firewall: it blocks by no AWSManagedRulesKnownBadInputsRuleSet, no AWSManagedRulesAmazonIpReputationList. Add the rule, with OverrideAction None or Action Block: Count only watches.",
      ]
    `);
    expect(findings(guarded, acl(...all.slice(1)))).toEqual([expect.stringContaining('no rate of an address')]);
  });

  test('a rule that only counts guards nothing', () => {
    expect(findings(guarded, acl(rate('Count'), ...groups.map((name) => group(name, 'Count'))))).toEqual([
      expect.stringContaining(`no rate of an address, no ${groups.join(', no ')}`),
    ]);
  });
});
