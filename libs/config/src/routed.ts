import type { Duration } from './units.ts';

/** How long a request may take, and how often a proxy tries it. */
export interface Tries {
  /** The whole request, every try included. */
  readonly timeout: Duration;
  /** Tries after the first. */
  readonly attempts: number;
  readonly perTryTimeout?: Duration | undefined;
  /** Base of the jittered exponential wait between tries. */
  readonly backoff?: Duration | undefined;
}

/** How gateways treat the requests that they route to a workload. */
export interface Routed {
  /** The delegate VirtualService that carries the weights of its versions. */
  readonly delegate: string;
  /** The Service of its next version. */
  readonly next: string;
  /** Requests that carry this header with the value `always` reach the next version, whatever the weights are. */
  readonly testerHeader: string;
  /** GET, HEAD and OPTIONS: may be repeated. */
  readonly read: Tries;
  /** Everything else: repeated only while nothing was sent. */
  readonly write: Tries;
}
