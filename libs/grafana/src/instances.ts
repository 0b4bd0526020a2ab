/** Which Grafanas take an object, and how soon they get it back after they lost it. */
export interface Instances {
  readonly instanceSelector: { readonly matchLabels: Readonly<Record<string, string>> };
  readonly resyncPeriod: string;
}

/**
 * The Grafanas with these labels. The operator looks every minute whether they still have what it wrote: a Grafana that
 * starts anew is complete a minute later, and what people changed by hand is put back.
 */
export function instancesWith(labels: Readonly<Record<string, string>>): Instances {
  return { instanceSelector: { matchLabels: { ...labels } }, resyncPeriod: '1m' };
}
