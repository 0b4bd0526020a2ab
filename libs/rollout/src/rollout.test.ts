import { duration, percentage } from '@auditorsec/config/units';
import { readmeExample } from '@auditorsec/manifest/testing/readme';
import { objectNamed, render, yamlStream } from '@auditorsec/manifest/testing/render';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { analysis } from './analysis.ts';
import { example } from './example.ts';
import { variants } from './rollout.ts';
import type { AnalysisTemplate, BlueGreen, Canary, Rollout } from './types.ts';

const objects = render(example);
const { strategy, ...cart } = objectNamed<Rollout>(objects, 'Rollout shop/cart').spec;
const canary = (strategy as { canary: Canary }).canary;
const stock = objectNamed<Rollout>(objects, 'Rollout shop/stock').spec;
const blueGreen = (stock.strategy as { blueGreen: BlueGreen }).blueGreen;
const { metrics } = objectNamed<AnalysisTemplate>(objects, 'AnalysisTemplate shop/cart').spec;

test('the README shows an example that makes its golden', async () => {
  await expect(readmeExample(import.meta.dirname)).toMatchFileSnapshot('example.ts');
  await expect(yamlStream(objects)).toMatchFileSnapshot('../golden/example.yaml');
});

test('a canary gets a tenth of the requests, then half, then all, with time to look at it in between', () => {
  expect(canary.steps.flatMap((step) => ('setWeight' in step ? step.setWeight : []))).toEqual([10, 50, 100]);
  expect(canary.steps.map((step) => Object.keys(step)[0])).toEqual([
    'setWeight',
    'pause',
    'setWeight',
    'pause',
    'setWeight',
  ]);
});

test('it is judged from its first pause on, by the requests of the canary and of nothing else', () => {
  const first = canary.steps.findIndex((step) => 'pause' in step);
  expect(canary.analysis.startingStep).toBe(first);
  expect(canary.analysis.args).toEqual([{ name: 'service', value: canary.canaryService }]);
});

test('blue-green waits for a person, and is judged after the switch, when there is something to measure', () => {
  expect(blueGreen.autoPromotionEnabled).toBe(false);
  expect(blueGreen).not.toHaveProperty('prePromotionAnalysis');
  expect(blueGreen.postPromotionAnalysis.args).toEqual([{ name: 'service', value: blueGreen.activeService }]);
});

test('the Services are those that `variants` names, two of them', () => {
  const { current, next } = variants('cart', 'canary');
  expect([canary.stableService, canary.canaryService]).toEqual([current, next]);
  expect(Object.values(variants('stock', 'blue-green'))).toEqual([blueGreen.activeService, blueGreen.previewService]);
});

test('no replicas stand in Git, and the Deployment gives its pods but runs none once the Rollout does', () => {
  for (const spec of [cart, stock]) {
    expect(spec).not.toHaveProperty('replicas');
    expect(spec.workloadRef).toMatchObject({ kind: 'Deployment', scaleDown: 'onsuccess' });
  }
});

test('without an answer, or with one that is no number, a metric neither succeeds nor fails', () => {
  for (const { successCondition, failureCondition } of metrics) {
    expect(successCondition).toMatch(/^len\(result\) > 0 && !isNaN\(result\[0\]\) && /);
    expect(failureCondition).toMatch(/^(len\(result\) > 0 && !isNaN\(result\[0\]\) && |false$)/);
  }
});

test('too few requests make the rollout wait, they fail nobody', () => {
  expect(metrics.find(({ name }) => name === 'enough-traffic')?.failureCondition).toBe('false');
});

test('a success ratio of 99.99 % is judged at 99.9 %: minutes may burn ten times the budget', () => {
  expect(metrics.find(({ name }) => name === 'success-ratio')?.successCondition).toContain('>= 0.999');
});

test('time is judged at the largest bound of the histogram that the target allows, in the label of Prometheus 2 and 3', () => {
  const query = (ms: number) => {
    const targets = { availability: percentage.parse('99.9%'), latency: duration.parse(`${ms}ms`) };
    const made = render((chart) => analysis(chart, { name: 'a', namespace: 'b', targets }));
    const template = objectNamed<AnalysisTemplate>(made, 'AnalysisTemplate b/a');
    return template.spec.metrics.at(-1)?.provider.prometheus.query ?? '';
  };
  expect(query(100)).toContain('le=~"100(\\\\.0)?"');
  expect(query(249)).toContain('le=~"100(');
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60_000 }), (ms) => {
      expect(Number(/le=~"(\d+)/.exec(query(ms))?.[1])).toBeLessThanOrEqual(ms);
    }),
  );
});
