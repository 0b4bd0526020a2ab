import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { UserError } from '@auditorsec/problem/user-error';

const run = promisify(execFile);

/** The folder of the `go.mod` of one dependency graph, such as `types`. */
export function graphFolder(graph: string): string {
  return fileURLToPath(new URL(`../../go/${graph}`, import.meta.url));
}

/** Downloads a module that a graph pins and returns the folder of its source. */
export async function moduleFolder(graph: string, module: string): Promise<string> {
  const answer = JSON.parse(await go(graph, ['mod', 'download', '-json', module])) as { Dir: string };
  return answer.Dir;
}

/** The versions that a graph's go.mod writes down: module path → version without the `v`. */
export function pins(graph: string): ReadonlyMap<string, string> {
  const text = readFileSync(join(graphFolder(graph), 'go.mod'), 'utf8');
  const found = text.matchAll(/^(?:require\s|\t)(?:\S+ => )?(\S+) v(\S+)/gm);
  return new Map([...found].map(([, module = '', version = '']) => [module, version]));
}

/** A short name for the exact source of a graph: changes when its go.mod, go.sum or Go code does, or those of a graph beside it that it uses. */
export function graphDigest(graph: string): string {
  const folder = graphFolder(graph);
  const hash = createHash('sha256');
  for (const file of readdirSync(folder).sort()) hash.update(file).update(readFileSync(join(folder, file)));
  const siblings = readFileSync(join(folder, 'go.mod'), 'utf8').matchAll(/ => \.\.\/(\S+)$/gm);
  for (const [, sibling = ''] of siblings) hash.update(graphDigest(sibling));
  return hash.digest('hex').slice(0, 12);
}

/** Runs `go` in the folder of a graph, offline but for the modules that it pins; returns what it prints. */
export async function go(graph: string, args: readonly string[]): Promise<string> {
  await requireGo(graph);
  const env = { ...process.env, GOFLAGS: '-mod=readonly -buildvcs=false', GOTOOLCHAIN: 'local', CGO_ENABLED: '0' };
  try {
    const { stdout } = await run('go', args, { cwd: graphFolder(graph), env, maxBuffer: 1 << 26 });
    return stdout;
  } catch (error) {
    const { stderr, message } = error as Error & { stderr?: string };
    throw new UserError(`go ${args.join(' ')} failed in tools/go/${graph}:\n${stderr || message}`);
  }
}

/** Refuses a Go that is missing or older than the graph's go.mod asks for, which Go itself reports as a syntax error. */
export async function requireGo(graph: string, command = 'go'): Promise<void> {
  const wanted = /^go (\d+)\.(\d+)/m.exec(readFileSync(join(graphFolder(graph), 'go.mod'), 'utf8'));
  const [, major = '0', minor = '0'] = wanted ?? [];
  const need = `Go ${major}.${minor} or newer`;
  const advice = `Install it from https://go.dev/dl/, see that \`go version\` says so, and run \`npm run tools\`.`;
  const answer = await run(command, ['env', 'GOVERSION']).catch(() => {
    throw new UserError(`${need} is needed to build tools/go/${graph}, and no \`go\` was found on PATH. ${advice}`);
  });
  const [, hasMajor = '0', hasMinor = '0'] = /^go(\d+)\.(\d+)/.exec(answer.stdout) ?? [];
  const newEnough = Number(hasMajor) > Number(major) || (hasMajor === major && Number(hasMinor) >= Number(minor));
  if (newEnough) return;
  throw new UserError(`${need} is needed to build tools/go/${graph}; found ${answer.stdout.trim()}. ${advice}`);
}
