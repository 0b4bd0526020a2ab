/** Where parts of the platform are in trouble. Alerts fire and panels draw their lines here. */
export const limits = {
  /** Days before a certificate expires. */
  certificateDays: 3,
  /** Requests a second that find a connection pool full. */
  overflows: 0.01,
  /** Of all requests, those that the gateway refuses. */
  refused: 0.5,
  /** Refusals a second, of which fewer are somebody's mistake. */
  refusals: 0.2,
  /** Milliseconds that a copy of the data lies behind: what is newer is lost when a region takes over. */
  replicationLag: 1000,
  /** Of all requests, those that a proxy has sent again. */
  retries: 0.1,
  /** Days after which the value of a secret is to be another. */
  secretDays: 90,
  /** Of its periods of CPU, those in which a container waits for its own limit. */
  throttled: 0.25,
} as const;
