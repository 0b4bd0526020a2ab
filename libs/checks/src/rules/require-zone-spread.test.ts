import { describe, expect, test } from 'vitest';
import { check, deployment, object } from '../testing.ts';
import { requireZoneSpread } from './require-zone-spread.ts';

const service = object('v1 Service', 'shop/cart', { selector: { app: 'cart' }, ports: [{ port: 80 }] });
const spread = (...topologySpreadConstraints: object[]) =>
  deployment('shop/cart', { app: 'cart' }, { topologySpreadConstraints });
const over = (topologyKey: string, labels = { app: 'cart' }) => ({
  topologyKey,
  labelSelector: { matchLabels: labels },
});
const zone = 'topology.kubernetes.io/zone';

describe('require-zone-spread', () => {
  test('passes pods that are spread over zones, among others', () => {
    expect(check(requireZoneSpread, [service, spread(over('kubernetes.io/hostname'), over(zone))])).toEqual([]);
  });

  test('fails when they are spread over hosts alone, or not at all', () => {
    expect(check(requireZoneSpread, [service, spread(over('kubernetes.io/hostname'))])).toMatchInlineSnapshot(`
      [
        "Deployment shop/cart spec.template.spec.topologySpreadConstraints: the loss of one zone may take all pods: no constraint is about zones. Add one with topologyKey: topology.kubernetes.io/zone.",
      ]
    `);
    expect(check(requireZoneSpread, [service, spread()])).toHaveLength(1);
  });

  test('fails when the constraint counts other pods', () => {
    expect(check(requireZoneSpread, [service, spread(over(zone, { app: 'till' }))])).toMatchInlineSnapshot(`
      [
        "Deployment shop/cart spec.template.spec.topologySpreadConstraints: the loss of one zone may take all pods: the constraint's labelSelector doesn't select these pods themselves, so it counts none. Write the labels of the template.",
      ]
    `);
    expect(check(requireZoneSpread, [service, spread({ topologyKey: zone })])).toHaveLength(1);
  });

  test('pods that no Service selects may lie anywhere', () => {
    expect(check(requireZoneSpread, [spread()])).toEqual([]);
  });
});
