import type { Pod } from './pod.ts';

/** The part of a proxy's configuration that chooses its counters. */
interface ProxyConfig {
  readonly proxyStatsMatcher?: {
    readonly inclusionPrefixes?: readonly string[];
    readonly inclusionSuffixes?: readonly string[];
    readonly inclusionRegexps?: readonly string[];
  };
}

/** What Istio reports whatever a pod says (pkg/bootstrap/config.go), and what the proofs read beside it. */
const PREFIXES = [
  'reporter=',
  'component',
  'istio',
  'cluster_manager',
  'listener_manager',
  'server',
  'cluster.xds-grpc',
];
const SUFFIXES = ['rbac.allowed', 'rbac.denied', 'shadow_allowed', 'shadow_denied', 'update_rejected'];
const REGEXPS = ['vhost\\..*\\.route\\..*'];

/**
 * Which counters an Envoy has, and which parts of their names are labels, as Istio's agent writes it for a pod
 * (tools/packaging/common/envoy_bootstrap.json): of the labels those that a check looks at.
 */
export function statsConfig({ proxyConfig }: Pod): unknown {
  const {
    inclusionPrefixes = [],
    inclusionSuffixes = [],
    inclusionRegexps = [],
  } = (proxyConfig as ProxyConfig).proxyStatsMatcher ?? {};
  const patterns = [
    ...[...PREFIXES, ...inclusionPrefixes].map((prefix) => ({ prefix })),
    ...[...SUFFIXES, ...inclusionSuffixes].map((suffix) => ({ suffix })),
    ...[...REGEXPS, ...inclusionRegexps].map((regex) => ({ safe_regex: { regex } })),
  ];
  return {
    use_all_default_tags: false,
    stats_tags: [{ tag_name: 'cluster_name', regex: '^cluster(\\.(.+);)' }],
    stats_matcher: { inclusion_list: { patterns } },
  };
}
