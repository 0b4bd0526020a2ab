import { bodyLimit } from '@auditorsec/edge-filters/body-limit';
import { claimHeaders } from '@auditorsec/edge-filters/claim-headers';
import { compression } from '@auditorsec/edge-filters/compression';
import { ownReplies } from '@auditorsec/edge-filters/own-replies';
import type { Construct } from 'constructs';

export function example(chart: Construct): void {
  const edge = { namespace: 'istio-ingress', pods: { istio: 'ingress' } };
  ownReplies(chart, edge, { 'x-content-type-options': 'nosniff' });
  claimHeaders(chart, edge, 'x-auth-');
  bodyLimit(chart, edge, 1);
  compression(chart, edge);
}
