import { webAcl as kind } from '@auditorsec/aws/kinds/wafv2';
import { addManaged } from '@auditorsec/aws/managed';
import type { Construct } from 'constructs';
import type { Identified } from './identified.ts';

export interface WebAclProps extends Identified {
  /** What one address may ask, on average over a minute. AWS counts from 10 a minute. */
  readonly requestsPerSecond: number;
}

/**
 * Rule groups that AWS keeps. Of the common one, the limit of 8 KB for bodies only counts: reports of failed builds are
 * longer, and the gateway has a limit of its own. Its limits for paths, query strings and cookies block.
 */
const groups: readonly { readonly name: string; readonly counted?: readonly string[] }[] = [
  { name: 'AWSManagedRulesAmazonIpReputationList' },
  { name: 'AWSManagedRulesKnownBadInputsRuleSet' },
  { name: 'AWSManagedRulesSQLiRuleSet' },
  { name: 'AWSManagedRulesCommonRuleSet', counted: ['SizeRestrictions_BODY'] },
];

/** The web ACL of a distribution: a rate for each address first, which costs least, then AWS' own rule groups. */
export function webAcl(chart: Construct, { name, id, requestsPerSecond }: WebAclProps): void {
  const rules = [rateRule(requestsPerSecond), ...groups.map(({ name, counted }) => groupRule(name, counted))];
  addManaged(chart, kind, {
    name,
    ...(id && { externalName: id }),
    forProvider: {
      region: 'us-east-1',
      scope: 'CLOUDFRONT',
      name,
      description: 'What reaches the distribution',
      defaultAction: { allow: {} },
      ruleJson: JSON.stringify(rules.map((rule, index) => ({ ...rule, Priority: index }))),
      visibilityConfig: { cloudwatchMetricsEnabled: true, metricName: name, sampledRequestsEnabled: true },
    },
  });
}

function rateRule(requestsPerSecond: number) {
  const EvaluationWindowSec = 60;
  return {
    Name: 'rate',
    Statement: {
      RateBasedStatement: {
        AggregateKeyType: 'IP',
        EvaluationWindowSec,
        Limit: requestsPerSecond * EvaluationWindowSec,
      },
    },
    Action: { Block: { CustomResponse: { ResponseCode: 429 } } },
    VisibilityConfig: visibility('rate'),
  };
}

function groupRule(group: string, counted: readonly string[] = []) {
  return {
    Name: group,
    Statement: {
      ManagedRuleGroupStatement: {
        VendorName: 'AWS',
        Name: group,
        RuleActionOverrides: counted.map((rule) => ({ Name: rule, ActionToUse: { Count: {} } })),
      },
    },
    OverrideAction: { None: {} },
    VisibilityConfig: visibility(group),
  };
}

function visibility(metric: string) {
  return { CloudWatchMetricsEnabled: true, MetricName: metric, SampledRequestsEnabled: true };
}
