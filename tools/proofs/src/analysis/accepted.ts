/** A finding of Istio's analysis that is known and right as it is. */
export interface Accepted {
  /** Code of the analyzer, or `validate` for `istioctl validate`. */
  readonly code: string;
  /** Part of the object's place or of the message. */
  readonly about: string;
  readonly reason: string;
}

const injected = (about: string): Accepted => ({
  code: 'IST0146',
  about,
  reason: "The injector's webhook comes with istiod's chart, not with the generated files.",
});

const everywhere: readonly Accepted[] = [
  injected('istio-ingress/istio-ingress'),
  ...['IST0133', 'validate'].map((code) => ({
    code,
    about: 'deny all traffic to TCP ports',
    reason: 'The gateway has HTTP listeners alone: there is no TCP port to deny.',
  })),
  ...['IST0133', 'validate'].map((code) => ({
    code,
    about: 'EnvoyFilter exposes internal implementation details',
    reason:
      'Istio has no API for rate limits, body limits or compression; the gateway proof runs these filters on two Envoys.',
  })),
  ...['jaeger', 'otel-agent', 'otel-gateway'].map((name) => ({
    code: 'IST0127',
    about: `observability/${name}`,
    reason: 'The operator makes these pods of an OpenTelemetryCollector, with the labels of that object.',
  })),
  {
    code: 'IST0134',
    about: 'istio-system/database',
    reason: 'DNS capture gives the host an address of its own.',
  },
];

/** Findings that don't fail the proof of a cluster. One that meets nothing any more fails it: take it out then. */
export function acceptedIn({ environment }: { readonly environment: string }): readonly Accepted[] {
  if (environment === 'production') return [...everywhere, injected('istio-eastwest/istio-eastwestgateway')];
  const closed = 'A fleet of one cluster has no gateway to others: the namespace is there, and closed.';
  return [...everywhere, { code: 'IST0127', about: 'istio-eastwest/allow-nothing', reason: closed }];
}
