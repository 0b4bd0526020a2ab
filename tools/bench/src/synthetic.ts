import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { regions } from '@auditorsec/config/regions';
import { smallMember } from '@auditorsec/config/testing/small-fleet';
import { repositoryRoot } from '@auditorsec/problem/call-site';
import fleet from '../../../clusters/fleet.ts';

/** Clusters get a /18 each of 10.0.0.0/8, so there is room for 1,024. */
export const MOST_CLUSTERS = 1000;

const MODEL = 'us-east-1';

/** The regions whose databases can prove who they are: the others' authorities aren't in the repository. */
const homes = regions.filter((name) => existsSync(join(repositoryRoot, 'libs/aurora/certificates', `${name}.pem`)));

export function clusterNames(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `cell-${String(index).padStart(4, '0')}`);
}

/** What a report reckons with. */
const PRICES = 'libs/cost/prices';

/** What clusters call the same file: some are named after their cluster or its neighbour. */
export function commonPath(path: string): string {
  return path.replaceAll(/cell-\d+/g, 'cell');
}

/**
 * Makes a repository with `count` clusters: the real fleet with other members, and for each cluster the real
 * `cluster.ts` of us-east-1 with its own name, region and replicas. Nothing is rendered yet.
 */
export function makeRepository(root: string, count: number): void {
  const names = clusterNames(count);
  mkdirSync(join(root, 'clusters'), { recursive: true });
  symlinkSync(join(repositoryRoot, 'node_modules'), join(root, 'node_modules'));
  const members = Object.fromEntries(names.map((name, index) => [name, member(index)]));
  const input = {
    ...fleet,
    activeCluster: names[0],
    // Nobody owns the edge of a thousand regions: their apps are those of a region.
    globalCluster: undefined,
    failover: failover(names),
    exceptions: [],
    staging: undefined,
    clusters: members,
  };
  writeFileSync(join(root, 'clusters/fleet.ts'), `export default ${JSON.stringify(input)};\n`);
  for (const [index, name] of names.entries()) writeCluster(root, name, index);
  writeFileSync(join(root, '.gitignore'), 'node_modules\n');
  cpSync(join(repositoryRoot, PRICES), join(root, PRICES), { recursive: true });
  git(root, ['init', '--quiet']);
  commit(root);
}

/** Writes the config of one cluster; another `variant` changes its replicas and nothing else. */
export function writeCluster(root: string, name: string, index: number, variant = 0): void {
  const model = readFileSync(join(repositoryRoot, 'clusters', MODEL, 'cluster.ts'), 'utf8');
  const more = (index % 7) + variant;
  const text = model
    .replace(`name: '${MODEL}'`, `name: '${name}'`)
    // A global database and the buckets of a web app have two or three regions, not a thousand.
    .replace(/^.*\bweb\b.*\n/gm, '')
    .replace(/^import \{ data \}.*$/m, "import { standIn } from '@auditorsec/config/testing/compose-app';")
    .replace(/^ {4}data\(\{.*?^ {4}\}\),$/ms, "    standIn('data'),")
    // Metrics are sent to another region.
    .replaceAll(/us-east-1|eu-west-1/g, (name) => region(name === MODEL ? index : index + 1))
    .replaceAll(/\b(min|max): (\d+)/g, (_, key: string, replicas: string) => `${key}: ${Number(replicas) + more}`);

  mkdirSync(join(root, 'clusters', name), { recursive: true });
  writeFileSync(join(root, 'clusters', name, 'cluster.ts'), text);
}

/** Commits all that stands in the repository: the base that the next run's change rules compare with. */
export function commit(root: string): void {
  git(root, ['add', '--all']);
  git(root, ['-c', 'user.name=bench', '-c', 'user.email=bench@localhost', 'commit', '--quiet', '-m', 'bench']);
}

/** Each cluster's neighbour takes over from it. */
function failover(names: readonly string[]) {
  const order = names.map((name, index) => [name, [names[(index + 1) % names.length]]]);
  return { ...fleet.failover, order: Object.fromEntries(order), residency: [] };
}

function member(index: number) {
  const network = (offset: number, bits: number) => `10.${index >> 2}.${(index & 3) * 64 + offset}.0/${bits}`;
  return {
    ...smallMember(index === 0 ? 'primary' : 'secondary', index + 1),
    region: region(index),
    network: { vpc: network(0, 18), data: network(32, 20), endpoints: network(48, 20) },
  };
}

function region(index: number): string {
  return homes[index % homes.length] ?? MODEL;
}

function git(root: string, args: readonly string[]): void {
  execFileSync('git', ['-C', root, ...args], { stdio: ['ignore', 'ignore', 'inherit'] });
}
