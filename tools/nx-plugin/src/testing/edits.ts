import type { Checkout } from './checkout.ts';

const config = (cluster: string) => `clusters/${cluster}/cluster.ts`;

/** A change of the config that changes what is generated. */
export function raiseReplicas(checkout: Checkout, cluster: string): void {
  checkout.edit(config(cluster), (text) => text.replace(/max: (\d+)/, (_, max) => `max: ${Number(max) + 1}`));
}

/** A mistake in the config: the maximum below the minimum. */
export function lowerReplicas(checkout: Checkout, cluster: string): void {
  checkout.edit(config(cluster), (text) => text.replace(/max: \d+/, 'max: 1'));
}
