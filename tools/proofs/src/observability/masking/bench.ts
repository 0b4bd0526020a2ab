import { masks } from '@auditorsec/privacy/masks';
import { planted } from '@auditorsec/privacy/testing/planted';
import type { Progress } from '@auditorsec/schemas/progress';
import fc from 'fast-check';
import { CLUSTER } from '../../gateway/bench.ts';
import { envoyVersions } from '../../parts/envoy-wheels.ts';
import type { Stage } from '../../parts/stage.ts';
import { inCollector, type Masked, onJava, type Variants } from './engines.ts';
import { hopsOf, type Substitution } from './hops.ts';
import { type LoggedVisit, loggedVisit } from './logged-visit.ts';
import { EMAIL } from './visitors.ts';

/** The variant with every mask. */
export const ALL = 'all';

/** The variant with all masks but one. */
export function without(mask: string): string {
  return `without ${mask}`;
}

export interface MaskingBench {
  /** On each version of Envoy. */
  readonly visits: readonly LoggedVisit[];
  /** The real access logs, and lines of apps with planted values. */
  readonly lines: readonly string[];
  /** What must not be left of these. */
  readonly values: readonly string[];
  /** What each hop leaves, by variant. */
  readonly node: Masked;
  readonly logstash: Masked;
  readonly ingest: Masked;
}

export async function openMaskingBench(stage: Stage, progress: Progress): Promise<MaskingBench> {
  const visits: LoggedVisit[] = [];
  for (const version of envoyVersions) visits.push(await loggedVisit(version, progress));
  const samples = planted.flatMap(({ value, form }) =>
    fc.sample(value, { numRuns: 3, seed: 7 }).map((secret) => ({ secret, text: form(secret) })),
  );
  const apps = samples.flatMap(({ text }) => [
    text.replaceAll('\n', ' '),
    JSON.stringify({ level: 'info', message: text }),
  ]);
  const lines = [...visits.flatMap(({ lines }) => lines), ...apps];
  const hops = hopsOf(CLUSTER);
  const node = await inCollector(stage, lines, variants(hops.node), progress);
  const onJvm = { logstash: variants(hops.logstash), ingest: variants(hops.ingest) };
  const values = [...samples.map(({ secret }) => secret), EMAIL];
  return { visits, lines, values, node, ...(await onJava(stage, lines, onJvm, progress)) };
}

/** The masks as generated, and without each one of them. A hop that has lost one is found before anything runs. */
function variants(substitutions: readonly Substitution[]): Variants {
  if (substitutions.length !== masks.length)
    throw new Error(`a hop has ${substitutions.length} masks, and not the ${masks.length} of libs/privacy`);
  const others = masks.map(({ name }, left) => [without(name), substitutions.filter((_, index) => index !== left)]);
  return Object.fromEntries([[ALL, substitutions], ...others]);
}
