import { execFile } from 'node:child_process';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { UserError } from '@auditorsec/problem/user-error';
import { buildOnce, cacheRoot } from '@auditorsec/schemas/cache';
import { graphDigest, graphFolder } from '@auditorsec/schemas/go';
import { type Progress, withProgress } from '@auditorsec/schemas/progress';
import { goProgram } from './programs.ts';

const GRAPH = 'collector';

/**
 * Builds the OpenTelemetry collector once, with the components of `tools/go/collector/manifest.yaml` in the versions of
 * the go.mod beside it; returns its path. Cold it takes some 4 minutes of CPU.
 */
export async function collectorProgram(progress: Progress): Promise<string> {
  const target = join(cacheRoot(), `${GRAPH}-${graphDigest(GRAPH)}`, 'otelcol');
  return buildOnce(target, async (output) => {
    const what = "the collector's builder";
    const goPackage = 'go.opentelemetry.io/collector/cmd/builder';
    const builder = await goProgram({ graph: GRAPH, package: goPackage, name: 'builder', what }, progress);
    await withProgress('building the collector', progress, () => assemble(builder, output));
  });
}

/** The builder writes the program's few lines of Go and compiles them; it may not choose versions of its own. */
async function assemble(builder: string, output: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'collector-'));
  const source = (file: string) => join(graphFolder(GRAPH), file);
  try {
    for (const file of ['go.mod', 'go.sum']) await copyFile(source(file), join(folder, file));
    const args = ['--config', source('manifest.yaml'), '--output-path', folder, '--skip-get-modules'];
    const env = { ...process.env, GOFLAGS: '-mod=readonly -buildvcs=false', GOTOOLCHAIN: 'local', CGO_ENABLED: '0' };
    await promisify(execFile)(builder, args, { env, maxBuffer: 1 << 26 });
    await copyFile(join(folder, 'otelcol'), output);
  } catch (error) {
    const { stderr, message } = error as Error & { stderr?: string };
    throw new UserError(`the collector of tools/go/${GRAPH} could not be built:\n${stderr || message}`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
