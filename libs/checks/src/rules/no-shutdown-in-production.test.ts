import { describe, expect, test } from 'vitest';
import { check, object } from '../testing.ts';
import { noShutdownInProduction } from './no-shutdown-in-production.ts';

const namespace = (environment: string) =>
  object('v1 Namespace', 'shop', {}, { labels: { 'auditorsec.com/environment': environment } });
const cron = { type: 'cron', metadata: { timezone: 'America/New_York', start: '0 7 * * 1-5', end: '0 20 * * 1-5' } };
const scaled = (spec: object) =>
  object('keda.sh/v1alpha1 ScaledObject', 'shop/cart', {
    scaleTargetRef: { name: 'cart' },
    minReplicaCount: 2,
    triggers: [cron],
    ...spec,
  });
const config = (route: object) => object('monitoring.coreos.com/v1alpha1 AlertmanagerConfig', 'ops/all', { route });

describe('no-shutdown-in-production', () => {
  test('fails for a workload that goes to nothing by the clock, by its idle number or its least one', () => {
    const found = check(noShutdownInProduction, [namespace('production'), scaled({ idleReplicaCount: 0 })]);
    expect(found).toMatchInlineSnapshot(`
      [
        "ScaledObject shop/cart spec.triggers[0]: no pod of cart answers from 0 20 * * 1-5 America/New_York on: clients of production have no working hours. Leave the cron trigger out, or write minReplicaCount 2 without idleReplicaCount.",
      ]
    `);
    expect(check(noShutdownInProduction, [scaled({ minReplicaCount: 0 })])).toHaveLength(1);
    expect(check(noShutdownInProduction, [scaled({ minReplicaCount: undefined })])).toHaveLength(1);
  });

  test('fails for alerts that rest, at whatever depth of the routes', () => {
    const routes = [{ receiver: 'all', routes: [{ receiver: 'page', activeTimeIntervals: ['working-hours'] }] }];
    expect(check(noShutdownInProduction, [config({ receiver: 'all', routes })])).toMatchInlineSnapshot(`
      [
        "AlertmanagerConfig ops/all spec.route.routes[0].routes[0].activeTimeIntervals: nobody hears of an outage at night: page rests by the hours working-hours. Leave activeTimeIntervals out.",
      ]
    `);
    expect(check(noShutdownInProduction, [config({ receiver: 'all', muteTimeIntervals: ['night'] })])).toHaveLength(1);
  });

  test('passes more pods by day than by night, and a consumer that an empty queue sends to sleep', () => {
    expect(check(noShutdownInProduction, [scaled({})])).toEqual([]);
    expect(check(noShutdownInProduction, [scaled({ minReplicaCount: 0, triggers: [{ type: 'kafka' }] })])).toEqual([]);
    expect(check(noShutdownInProduction, [config({ receiver: 'all', routes: [{ receiver: 'page' }] })])).toEqual([]);
  });

  test('staging may rest: it is none of production', () => {
    const resting = [scaled({ idleReplicaCount: 0 }), config({ receiver: 'all', activeTimeIntervals: ['day'] })];
    expect(check(noShutdownInProduction, [namespace('staging'), ...resting])).toEqual([]);
  });
});
