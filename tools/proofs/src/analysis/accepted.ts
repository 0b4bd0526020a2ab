/** A finding of Istio's analysis that is known and right as it is. */
export interface Accepted {
  /** Code of the analyzer, or `validate` for `istioctl validate`. */
  readonly code: string;
  /** Part of the object's place or of the message. */
  readonly about: string;
  readonly reason: string;
}

/** Findings that don't fail the proof. One that meets nothing any more fails it: take it out then. */
export const accepted: readonly Accepted[] = [
  ...['istio-ingress/istio-ingress', 'istio-eastwest/istio-eastwestgateway'].map((about) => ({
    code: 'IST0146',
    about,
    reason: "The injector's webhook comes with istiod's chart, not with the generated files.",
  })),
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
