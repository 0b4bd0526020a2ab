import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import type { Stage } from '../../parts/stage.ts';
import { type KubernetesObject, ofKind } from '../objects.ts';
import type { Operated } from './operated.ts';

interface ScrapeConfig {
  readonly job_name: string;
  readonly kubernetes_sd_configs?: unknown;
  readonly [field: string]: unknown;
}

/** The sections of prometheus.yaml that are substituted. */
export interface ServerConfig {
  readonly scrape_configs: readonly ScrapeConfig[];
  readonly [section: string]: unknown;
}

interface PrometheusRule extends KubernetesObject {
  readonly spec: Readonly<Record<string, unknown>>;
}

/** Labels with which Kubernetes' discovery would bring a target. */
export type Discovered = Readonly<Record<string, string>>;

/**
 * The operator's prometheus.yaml for this machine: rules, token and CA lie in the stage's folder, and in place of Kubernetes' discovery,
 * which the server is built without, stands what it would have told by job. The relabelings that follow are the operator's.
 */
export function serverConfig(
  stage: Stage,
  { prometheus, objects }: Operated,
  discovery: Readonly<Record<string, readonly Discovered[]>> = {},
): ServerConfig {
  const account = folder(stage, 'account');
  writeFileSync(join(account, 'token'), 'stand-in');
  writeFileSync(join(account, 'ca.crt'), '');
  const rules = folder(stage, 'rules');
  for (const { metadata, spec } of ofKind<PrometheusRule>(objects, 'PrometheusRule'))
    writeFileSync(join(rules, `${metadata.namespace}-${metadata.name}.yaml`), stringify(spec));
  // The number of the shard is what the pod's own reloader puts in.
  const here = prometheus
    .replaceAll('/var/run/secrets/kubernetes.io/serviceaccount', account)
    .replaceAll('$(SHARD)', '0');
  const { alerting, ...config } = parse(here) as ServerConfig;
  const scrape_configs = config.scrape_configs.map(({ kubernetes_sd_configs, ...scrape }) => {
    if (!kubernetes_sd_configs) return scrape;
    const found = discovery[scrape.job_name] ?? [];
    return { ...scrape, static_configs: found.map((labels) => ({ targets: ['unset:1'], labels })) };
  });
  return { ...config, rule_files: [join(rules, '*.yaml')], scrape_configs };
}

function folder(stage: Stage, name: string): string {
  const made = stage.file(name);
  mkdirSync(made, { recursive: true });
  return made;
}
