/** What something costs money for. */
export type Category =
  | 'control plane'
  | 'nodes'
  | 'volumes'
  | 'database'
  | 'cache'
  | 'network'
  | 'edge'
  | 'keys'
  | 'logs';

/** A quantity of a month: as little as the manifests keep, and as much as their autoscalers may take. */
export interface Quantity {
  readonly low: number;
  readonly high: number;
}

/** What one object uses, in units of its sku. Without a quantity, manifests can't tell how much it will be. */
export interface Usage {
  readonly cluster: string;
  readonly region: string;
  readonly app: string;
  /** `Kind namespace/name`. */
  readonly object: string;
  readonly category: Category;
  readonly sku: string;
  readonly quantity: Quantity | undefined;
  /** It runs on machines that AWS may take back. */
  readonly interruptible?: boolean;
}

/** The same at all times. */
export function always(amount: number): Quantity {
  return { low: amount, high: amount };
}
