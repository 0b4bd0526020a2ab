import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { UserError } from '@auditorsec/problem/user-error';
import { buildOnce, cacheRoot } from '@auditorsec/schemas/cache';
import { type Progress, withProgress } from '@auditorsec/schemas/progress';

const run = promisify(execFile);

/** The line of JRuby that Logstash 9 runs on, whole in one archive, and its hash. */
const VERSION = '9.4.8.0';
const SHA256 = 'ce537f21a2cfc34cf91fc834d8d1c663c6f3b5bca57cacd45fd4c47ede71c303';
const FETCH = 'org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy';

/** Fetches JRuby once by Maven into the user's cache; returns the path of the archive. */
export async function jrubyArchive(progress: Progress): Promise<string> {
  const folder = join(cacheRoot(), `jruby-${VERSION}`);
  await buildOnce(folder, (temporary) => withProgress(`fetching JRuby ${VERSION}`, progress, () => fetch(temporary)));
  return join(folder, 'jruby.jar');
}

async function fetch(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const artifact = `-Dartifact=org.jruby:jruby-complete:${VERSION}`;
  try {
    await run('mvn', ['-q', '-B', FETCH, artifact, `-DoutputDirectory=${folder}`], { cwd: folder });
  } catch (error) {
    const { stdout, message } = error as Error & { stdout?: string };
    throw new UserError(`JRuby could not be fetched (on Debian: apt-get install maven):\n${stdout || message}`);
  }
  const archive = join(folder, `jruby-complete-${VERSION}.jar`);
  const digest = createHash('sha256')
    .update(await readFile(archive))
    .digest('hex');
  if (digest !== SHA256) throw new UserError(`JRuby ${VERSION} came with the hash ${digest}, and not ${SHA256}`);
  await rename(archive, join(folder, 'jruby.jar'));
}

/** Runs a Ruby script on the Java machine; returns what it prints. */
export async function jruby(archive: string, script: string, args: readonly string[]): Promise<string> {
  const { stdout } = await run('java', ['-jar', archive, script, ...args], { maxBuffer: 1 << 26 });
  return stdout;
}
