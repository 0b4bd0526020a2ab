/** The route that a gateway took, by its name: as few values as there are routes. */
export const route = 'xds.route_name';

/**
 * One of some known values of a claim of the token that Istio validated, `other` for every other: a label with whatever an
 * issuer or a client writes would be as many series. Without a token, or without the claim in it, Istio writes `unknown`.
 */
export function knownClaim(claim: string, known: readonly string[]): string {
  const value = `metadata.filter_metadata['envoy.filters.http.jwt_authn']['payload']['${claim}']`;
  return known.reduceRight((otherwise, each) => `${value} == '${each}' ? '${each}' : ${otherwise}`, `'other'`);
}

/** Labels of Istio's standard metrics: https://istio.io/latest/docs/reference/config/metrics/#labels */
export const standardLabels: readonly string[] = [
  'connection_security_policy',
  'destination_app',
  'destination_canonical_revision',
  'destination_canonical_service',
  'destination_cluster',
  'destination_principal',
  'destination_service',
  'destination_service_name',
  'destination_service_namespace',
  'destination_version',
  'destination_workload',
  'destination_workload_namespace',
  'grpc_response_status',
  'reporter',
  'request_protocol',
  'response_code',
  'response_flags',
  'source_app',
  'source_canonical_revision',
  'source_canonical_service',
  'source_cluster',
  'source_principal',
  'source_version',
  'source_workload',
  'source_workload_namespace',
];
