import { addManifest } from '@auditorsec/manifest/chart';
import type { IRequestAuthentication } from '@kubernetes-models/istio/security.istio.io/v1/RequestAuthentication';
import type { Construct } from 'constructs';

export interface TokenProps {
  readonly name: string;
  readonly namespace: string;
  /** Labels of the gateway pods that check the tokens. */
  readonly pods: Readonly<Record<string, string>>;
  readonly issuer: string;
  /** Without these, tokens that the issuer made for other services pass. */
  readonly audiences: readonly string[];
  /** Fetched by istiod, not by the gateway. */
  readonly keys: string;
  /** By request header, the claim that an app finds in it; the header of a client must be removed before (edge-filters). */
  readonly claimHeaders?: Readonly<Record<string, string>>;
}

/** Refuses forged and expired tokens. A request without a token still passes: that takes `allowTokens`. */
export function tokenValidation(
  chart: Construct,
  { name, namespace, pods, issuer, audiences, keys, claimHeaders = {} }: TokenProps,
): void {
  const outputClaimToHeaders = Object.entries(claimHeaders).map(([header, claim]) => ({ header, claim }));
  addManifest<IRequestAuthentication>(chart, {
    apiVersion: 'security.istio.io/v1',
    kind: 'RequestAuthentication',
    metadata: { name, namespace },
    spec: {
      selector: { matchLabels: { ...pods } },
      jwtRules: [
        {
          issuer,
          audiences: [...audiences],
          jwksUri: keys,
          forwardOriginalToken: true,
          ...(outputClaimToHeaders.length > 0 && { outputClaimToHeaders }),
          timeout: '2s',
        },
      ],
    },
  });
}
