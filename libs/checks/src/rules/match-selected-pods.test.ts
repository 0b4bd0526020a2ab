import { expect, test } from 'vitest';
import { check, deployment, object } from '../testing.ts';
import { matchSelectedPods } from './match-selected-pods.ts';

const cart = deployment('shop/cart', { app: 'cart' });
const service = (selector?: object) => object('v1 Service', 'shop/cart', { selector });
const policy = (podSelector: object) => object('networking.k8s.io/v1 NetworkPolicy', 'shop/cart', { podSelector });

test('passes when pods bear the labels, all pods are meant, or none are', () => {
  const fine = [service({ app: 'cart' }), policy({ matchLabels: { app: 'cart' } }), policy({}), service()];
  for (const each of fine) expect(check(matchSelectedPods, [cart, each])).toEqual([]);
});

test('fails when no pod of the namespace bears them', () => {
  expect(check(matchSelectedPods, [cart, service({ app: 'till' })])).toMatchInlineSnapshot(`
    [
      "Service shop/cart spec.selector: it leads nowhere, and every connection to it fails: no workload of shop makes pods with app: till. Write the labels of its pods.",
    ]
  `);
  expect(check(matchSelectedPods, [cart, policy({ matchLabels: { app: 'till' } })])).toMatchInlineSnapshot(`
    [
      "NetworkPolicy shop/cart spec.podSelector: nothing that it opens is open: no workload of shop makes pods with app: till. Write the labels of its pods.",
    ]
  `);
  expect(check(matchSelectedPods, [deployment('bank/cart', { app: 'cart' }), service({ app: 'cart' })])).toHaveLength(
    1,
  );
});

test('pods of operators count, and where charts make pods nobody here knows their labels', () => {
  const grafana = object('grafana.integreatly.org/v1beta1 Grafana', 'shop/cart', {});
  expect(check(matchSelectedPods, [grafana, service({ app: 'cart' })])).toEqual([]);
  const source = { chart: 'cart', repoURL: 'charts.example.com/cart' };
  const chart = object('argoproj.io/v1alpha1 Application', 'argocd/cart', {
    source,
    destination: { namespace: 'shop' },
  });
  expect(check(matchSelectedPods, [chart, service({ app: 'till' })])).toEqual([]);
});
