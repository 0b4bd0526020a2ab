import type { KubeObject } from '@auditorsec/manifest/types';
import { describe, expect, test } from 'vitest';
import { ClusterObjects } from '../objects.ts';
import { runRules } from '../run.ts';
import { object, objects } from '../testing.ts';
import { uniqueObjectOwner } from './unique-object-owner.ts';

function findings(apps: Readonly<Record<string, readonly KubeObject[]>>) {
  const files = Object.entries(apps).flatMap(([app, list]) => objects('us-east-1', list, app).files);
  const head = [new ClusterObjects('us-east-1', files)];
  return runRules([uniqueObjectOwner], ['cluster'], { head }).map(({ path, message }) => `${path}: ${message}`);
}

const account = object('v1 ServiceAccount', 'shop/cart', {});

describe('unique-object-owner', () => {
  test('passes when each app makes its own objects', () => {
    expect(findings({ cart: [account], till: [object('v1 ServiceAccount', 'shop/till', {})] })).toEqual([]);
  });

  test('fails when two apps make one object', () => {
    expect(findings({ cart: [account], till: [account] })).toMatchInlineSnapshot(`
      [
        "us-east-1/till/ServiceAccount_shop_cart.yaml: Argo CD applies ServiceAccount shop/cart from two Applications in turn, and pruning one deletes it for both: app cart makes it at apps/app/src/app.ts:1, app till at apps/app/src/app.ts:1. Keep it in one of them.",
      ]
    `);
  });

  test('another version of one kind is the same object', () => {
    const hpa = (version: string) => object(`autoscaling/${version} HorizontalPodAutoscaler`, 'shop/cart', {});
    expect(findings({ cart: [hpa('v1')], till: [hpa('v2')] })).toHaveLength(1);
  });

  test('the same name in another group, kind or namespace is another object', () => {
    const others = ['bank/cart', 'cart'].map((name) => object('v1 ServiceAccount', name, {}));
    const kinds = [object('v1 Service', 'shop/cart', {}), object('serving.knative.dev/v1 Service', 'shop/cart', {})];
    expect(findings({ cart: [account], till: [...others, ...kinds.slice(0, 1)], bank: kinds.slice(1) })).toEqual([]);
  });
});
