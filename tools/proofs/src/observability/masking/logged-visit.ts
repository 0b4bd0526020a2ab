import { strict as assert } from 'node:assert';
import type { Progress } from '@auditorsec/schemas/progress';
import { openBench } from '../../gateway/bench.ts';
import type { Folders } from '../../gateway/generated.ts';
import type { EnvoyVersion } from '../../parts/envoy-wheels.ts';
import { Stage } from '../../parts/stage.ts';
import { accessLog } from '../access-log.ts';
import { type Visit, visit } from './visitors.ts';

/** The access log of a real gateway after visitors who carry secrets. */
export interface LoggedVisit extends Visit {
  readonly version: EnvoyVersion;
  readonly lines: readonly string[];
}

/** Starts a gateway with the generated files, or those of `folders`, has it visited, and reads its access log. */
export async function loggedVisit(version: EnvoyVersion, progress: Progress, folders?: Folders): Promise<LoggedVisit> {
  const stage = new Stage();
  let failed = true;
  try {
    const options = { version, gateways: 1, sidecars: () => false, progress, ...(folders && { folders }) };
    const gateway = await openBench(stage, options);
    const [envoy] = gateway.gateways;
    assert.ok(envoy, 'no gateway was started');
    const visited = await visit(gateway);
    const lines = await accessLog(envoy, visited.failed + 1);
    failed = false;
    return { ...visited, version, lines };
  } finally {
    if (failed) progress(`logs are kept in ${stage.folder}`);
    await stage.close({ keepLogs: failed });
  }
}
