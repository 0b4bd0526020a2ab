import type { Price } from './price.ts';

/** Two machines with as many CPUs, one of little and one of much memory: the difference is what memory costs. */
const LITTLE = { sku: 'ec2 c6a.xlarge', gib: 8 };
const MUCH = { sku: 'ec2 r6a.xlarge', gib: 32 };
const CPUS = 4;

/** What a CPU and a GiB of a node cost, in the regions that tell both machines. An m6a.xlarge comes out 3 % above its price. */
export function nodePrices(prices: readonly Price[]): Price[] {
  const [little, much] = [LITTLE, MUCH].map(({ sku }) => prices.find((price) => price.sku === sku));
  if (!little || !much) return [];
  const regions = Object.keys(little.dollars).filter((region) => much.dollars[region] !== undefined);
  const perGib = (region: string) =>
    ((much.dollars[region] ?? 0) - (little.dollars[region] ?? 0)) / (MUCH.gib - LITTLE.gib);
  const perCpu = (region: string) => ((little.dollars[region] ?? 0) - LITTLE.gib * perGib(region)) / CPUS;
  const dollars = (of: (region: string) => number) => Object.fromEntries(regions.map((region) => [region, of(region)]));
  return [
    { sku: 'node cpu', unit: 'vCPU-hour', dollars: dollars(perCpu), source: little.source },
    { sku: 'node memory', unit: 'GiB-hour', dollars: dollars(perGib), source: little.source },
  ];
}
