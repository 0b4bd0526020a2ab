import { namespace } from '@auditorsec/namespace/namespace';
import type { Construct } from 'constructs';

export function example(chart: Construct): void {
  namespace(chart, { name: 'shop', mesh: true, environment: 'production' });
}
