/** What the bill depends on and no manifest says. Change them where the bill is asked for; the page prints them. */
export interface Assumptions {
  /** Of the promised peak, what is asked for on average: the plan's 10,000 requests a second all month cost more than everything else. */
  readonly averageLoad: number;
  /** Bytes of a reply on average. */
  readonly replyBytes: number;
  /** Of a node, what pods request on average: Karpenter packs, but never to the brim. */
  readonly nodeFilling: number;
  /** NAT gateways of a region: one a zone. The VPC is not made here. */
  readonly natGateways: number;
  /** GB that the database holds, in each region. */
  readonly databaseSize: number;
  /** Requests of the database's storage, in millions a month. */
  readonly databaseRequests: number;
}

export const assumed: Assumptions = {
  averageLoad: 0.01,
  replyBytes: 1024,
  nodeFilling: 0.8,
  natGateways: 3,
  databaseSize: 100,
  databaseRequests: 100,
};
