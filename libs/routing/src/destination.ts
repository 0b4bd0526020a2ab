/** A port of a Service. */
export interface Destination {
  readonly service: string;
  readonly namespace: string;
  readonly port: number;
}

/** Where a route leads, by the full name of the host. */
export function destination({ service, namespace, port }: Destination) {
  return { destination: { host: `${service}.${namespace}.svc.cluster.local`, port: { number: port } } };
}
