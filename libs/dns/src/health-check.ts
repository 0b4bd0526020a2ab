import { type CheckerRegion, healthCheck as kind } from '@auditorsec/aws/kinds/route53';
import { addManaged } from '@auditorsec/aws/managed';
import type { Construct } from 'constructs';
import { PACE } from './timing.ts';

/** On four continents, so that three are left for an endpoint in one of them. */
const checkers: readonly CheckerRegion[] = ['us-west-2', 'eu-west-1', 'ap-southeast-1', 'sa-east-1'];

export interface HealthCheckProps {
  readonly name: string;
  /** The endpoint's region: none of its checkers stands there, or it would stay healthy while cut off from all others. */
  readonly region: string;
  readonly host: string;
  /** Answered with 2xx or 3xx to whoever asks, without a token. */
  readonly path: string;
  /** Declared down: unhealthy whatever it answers. Default: false. */
  readonly down?: boolean;
}

/** Asks an endpoint over HTTPS, as clients do, by its own name: every 10 s, and three answers in a row change the state. */
export function healthCheck(chart: Construct, { name, region, host, path, down = false }: HealthCheckProps): void {
  addManaged(chart, kind, {
    name,
    forProvider: {
      type: 'HTTPS',
      fqdn: host,
      port: 443,
      resourcePath: path,
      enableSni: true,
      ...PACE,
      regions: checkers.filter((checker) => checker !== region),
      // Not made, a check counts as healthy; inverted, as unhealthy.
      ...(down && { disabled: true, invertHealthcheck: true }),
    },
  });
}
