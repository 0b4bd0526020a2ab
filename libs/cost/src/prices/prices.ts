import { PriceList } from '../price.ts';
import { computePrices } from './compute.ts';
import { dataPrices } from './data.ts';
import { networkPrices } from './network.ts';

/** Every price that we know. What is not in here is unknown on the bill, never zero. */
export const prices = new PriceList([...computePrices, ...dataPrices, ...networkPrices]);
