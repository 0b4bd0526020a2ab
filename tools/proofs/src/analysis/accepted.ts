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
  {
    code: 'IST0146',
    about: 'istio-ingress/istio-ingress',
    reason: "The injector's webhook comes with istiod's chart, not with the generated files.",
  },
  {
    code: 'validate',
    about: 'port "status" does not follow',
    reason: "15021 is the health port of Envoy's own agent: nothing routes by its protocol.",
  },
  ...['IST0133', 'validate'].map((code) => ({
    code,
    about: 'deny all traffic to TCP ports',
    reason: 'The gateway has HTTP listeners alone: there is no TCP port to deny.',
  })),
];
