import type { KubeObject } from '@auditorsec/manifest/types';
import { describe, expect, test } from 'vitest';
import { ClusterObjects } from '../objects.ts';
import { runRules } from '../run.ts';
import { check, deployment, object, objects } from '../testing.ts';
import { fitSyncWaves } from './fit-sync-waves.ts';

const inWave = (made: KubeObject, wave: string, more: Record<string, string> = {}): KubeObject => ({
  ...made,
  metadata: { ...made.metadata, annotations: { 'argocd.argoproj.io/sync-wave': wave, ...more } },
});
const definition = object('apiextensions.k8s.io/v1 CustomResourceDefinition', 'carts.shop.example', {
  group: 'shop.example',
  names: { kind: 'Cart' },
});
const custom = object('shop.example/v1 Cart', 'shop/red', {});
const account = object('v1 ServiceAccount', 'shop/cart', {});
const config = object('v1 ConfigMap', 'shop/cart', {});
const pods = deployment('shop/cart', { app: 'cart' }, { serviceAccountName: 'cart' });
const findings = (...list: readonly KubeObject[]) => check(fitSyncWaves, list);

describe('fit-sync-waves', () => {
  test('passes objects without waves, and needs in the same or an earlier wave', () => {
    expect(findings(account, pods)).toEqual([]);
    expect(findings(inWave(account, '-1'), pods)).toEqual([]);
    expect(findings(inWave(account, '2'), inWave(pods, '3'))).toEqual([]);
  });

  test('fails when pods come before their service account', () => {
    expect(findings(inWave(account, '5'), pods)).toMatchInlineSnapshot(`
      [
        "Deployment shop/cart metadata.annotations["argocd.argoproj.io/sync-wave"]: the sync waits for ever: wave 0 needs ServiceAccount shop/cart, which comes in wave 5. Write wave "5" or later, or give ServiceAccount cart an earlier one.",
      ]
    `);
  });

  test.each([
    ['volume', { volumes: [{ configMap: { name: 'cart' } }] }],
    ['environment', { containers: [{ name: 'cart', envFrom: [{ configMapRef: { name: 'cart' } }] }] }],
    ['variable', { containers: [{ name: 'cart', env: [{ valueFrom: { configMapKeyRef: { name: 'cart' } } }] }] }],
    ['init container', { initContainers: [{ name: 'init', envFrom: [{ configMapRef: { name: 'cart' } }] }] }],
  ])('fails when pods come before the ConfigMap of a %s', (_, spec) => {
    expect(findings(inWave(config, '1'), deployment('shop/cart', {}, spec))).toHaveLength(1);
  });

  test('passes what is optional, and what another namespace holds', () => {
    const optional = deployment('shop/cart', {}, { volumes: [{ configMap: { name: 'cart', optional: true } }] });
    expect(findings(inWave(config, '1'), optional)).toEqual([]);
    const elsewhere = object('v1 ServiceAccount', 'bank/cart', {});
    expect(findings(inWave(elsewhere, '1'), pods)).toEqual([]);
  });

  test('a custom object needs a later wave than its definition', () => {
    expect(findings(definition, custom)).toMatchInlineSnapshot(`
      [
        "Cart shop/red metadata.annotations["argocd.argoproj.io/sync-wave"]: the first sync of a new cluster fails, no matches for kind: wave 0 needs CustomResourceDefinition carts.shop.example, which comes in wave 0. Write wave "1" or later, or give CustomResourceDefinition carts.shop.example an earlier one.",
      ]
    `);
    expect(findings(inWave(definition, '-1'), custom)).toEqual([]);
    expect(findings(definition, object('other.example/v1 Cart', 'shop/red', {}))).toEqual([]);
  });

  test('a namespace needs no earlier wave than what lies in it, and no later one', () => {
    const namespace = object('v1 Namespace', 'shop', {});
    expect(findings(namespace, account)).toEqual([]);
    expect(findings(inWave(namespace, '1'), account)).toHaveLength(1);
  });

  test('another app has waves of its own, and hooks have phases', () => {
    const files = [
      ...objects('us-east-1', [inWave(account, '5')], 'accounts').files,
      ...objects('us-east-1', [pods], 'cart').files,
    ];
    const head = [new ClusterObjects('us-east-1', files)];
    expect(runRules([fitSyncWaves], ['cluster'], { head })).toEqual([]);
    expect(findings(inWave(account, '5', { 'argocd.argoproj.io/hook': 'PreSync' }), pods)).toEqual([]);
  });

  test('fails for a wave that is no whole number', () => {
    expect(findings(inWave(account, 'first'))).toMatchInlineSnapshot(`
      [
        "ServiceAccount shop/cart metadata.annotations["argocd.argoproj.io/sync-wave"]: Argo CD takes the wave "first" as 0. Write a whole number in quotes, such as "5".",
      ]
    `);
    expect(findings(inWave(account, '1.5'))).toHaveLength(1);
  });
});
