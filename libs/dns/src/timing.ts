/**
 * How fast Route 53 moves clients away from an endpoint that fails, in seconds. Its health checkers wait 4 s for a connection
 * and 2 s for the reply, and count their interval from the reply on ("How Amazon Route 53 determines whether a health check
 * is healthy", "Values that you specify when you create or update health checks").
 */

/** How often a checker asks, in seconds, and how many answers in a row change its mind. */
export interface Pace {
  readonly requestInterval: 10 | 30;
  readonly failureThreshold: number;
}

/** The fastest that Route 53 has without one lost request moving all traffic. */
export const PACE = { requestInterval: 10, failureThreshold: 3 } as const satisfies Pace;

/** Of every alias to a load balancer, and of aliases to these: Route 53 takes no other. */
export const ALIAS_TTL = 60;

const CONNECT = 4;
const REPLY = 2;

/** From the failure until Route 53 answers differently. */
export interface Detection {
  /** The endpoint refuses connections just before a check is due. */
  readonly earliest: number;
  /** It goes silent just after a check, and each check waits in vain. */
  readonly latest: number;
}

/** How long checkers take to see that an endpoint has failed. */
export function detection({ requestInterval, failureThreshold }: Pace): Detection {
  return {
    earliest: (failureThreshold - 1) * requestInterval,
    latest: failureThreshold * (requestInterval + CONNECT + REPLY),
  };
}
