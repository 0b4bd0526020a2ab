import type { Progress } from '@auditorsec/schemas/progress';
import { ask } from './ask-program.ts';
import { operatorProgram } from './programs.ts';

/** What prometheus-operator makes of a cluster's objects: see `result` in tools/go/prometheus-operator/main.go. */
export interface OperatorConfig {
  /** The text of prometheus.yaml, and of alertmanager.yaml. */
  readonly prometheus: string;
  readonly alertmanager: string;
  /** What they were made from, as `<kind> <namespace>/<name>`, and what the operator leaves out with an event. */
  readonly selected: readonly string[];
  readonly rejected: readonly string[];
}

/** Has the operator's own generator write its configurations from manifests, which it reads strictly. */
export async function operatorConfig(manifests: readonly string[], progress: Progress): Promise<OperatorConfig> {
  return ask(await operatorProgram(progress), manifests);
}
