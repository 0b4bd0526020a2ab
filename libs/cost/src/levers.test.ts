import { costs } from '@auditorsec/config/costs';
import type { Percentage } from '@auditorsec/config/units';
import { expect, test } from 'vitest';
import type { Row } from './bill.ts';
import { levers } from './levers.ts';

const row = (category: Row['category'], amount: number, interruptible?: boolean): Row => ({
  cluster: 'us-east-1',
  region: 'us-east-1',
  app: 'shop',
  object: 'Deployment shop/cart',
  category,
  sku: 'node cpu',
  quantity: undefined,
  quote: undefined,
  dollars: { low: amount, high: amount },
  ...(interruptible !== undefined && { interruptible }),
});
const rows = [row('nodes', 100, true), row('nodes', 200, false), row('database', 300), row('network', 400)];
const saved = (written: object, staging?: { from: string; until: string }) =>
  levers(
    { costs: costs.parse(written), staging: staging && ({ workingHours: { timeZone: 'UTC', ...staging } } as never) },
    rows,
    [row('nodes', 168)],
  ).map(({ saves }) => saves);

test('each lever touches what it can, as far as the config pulls it', () => {
  const savingsPlan = { share: '50%', discount: '30%' as Percentage };
  expect(saved({ spot: { share: '100%', discount: '40%' }, savingsPlan })).toEqual([40, 75, 0]);
});

test('a lever that the config does not name saves nothing, and one of no share neither', () => {
  expect(saved({})).toEqual([0, 0, 0]);
  expect(saved({ spot: { discount: '40%' } })).toEqual([0, 0, 0]);
});

test('what is away saves the hours of the week that it is away', () => {
  expect(saved({}, { from: '08:00', until: '16:00' })[2]).toBe(168 - 5 * 8);
});
