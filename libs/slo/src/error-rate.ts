/**
 * The plan's error rates, as shares of requests: where it wants to be, and what it calls too many. An objective of 99.99%
 * allows 0.0001, which is stricter than both: panels show these lines, no alert waits for them.
 */
export const errorRateTargets = { target: 0.0005, limit: 0.001 } as const;
