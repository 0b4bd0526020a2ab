import { catalogue } from '@auditorsec/metrics/catalogue';
import { expect, test } from 'vitest';
import { asked } from './cloudwatch.ts';

/** As YACE names them: a capital after a small letter or a digit starts a word. */
const snake = (text: string) => text.replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();

test('what is asked of CloudWatch is what the catalogue knows, name by name', () => {
  const named = Object.entries(asked).flatMap(([service, metrics]) =>
    Object.entries(metrics).map(
      ([metric, statistic]) => `${service.toLowerCase().replace('/', '_')}_${snake(metric)}_${statistic.toLowerCase()}`,
    ),
  );
  const known = catalogue.cloudWatch.map(({ name }) => name).filter((name) => name.startsWith('aws_'));
  expect(named.sort()).toEqual(known.sort());
});
