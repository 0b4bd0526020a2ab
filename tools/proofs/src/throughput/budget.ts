/** CPU of the gateway for one request, in microseconds: with the whole chain, and with one part of it taken out. */
export interface PartCost {
  readonly part: string;
  readonly whole: number;
  readonly without: number;
}

/** Microseconds that the part costs for each request; what lies below the noise may come out below 0. */
export function costOf({ whole, without }: PartCost): number {
  return whole - without;
}

/** Why a part is too dear, or nothing: it may cost as much as all the rest together, and no more. */
export function overBudget(cost: PartCost): string | undefined {
  const { part, without } = cost;
  if (costOf(cost) <= without) return undefined;
  return `${part} costs ${Math.round(costOf(cost))} µs for each request, the whole gateway without it ${Math.round(without)} µs`;
}
