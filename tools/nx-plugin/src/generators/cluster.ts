import { notThere } from '@auditorsec/problem/user-error';
import type { Tree } from '@nx/devkit';
import { PLACEHOLDER, toldPlaceholders } from './placeholder.ts';
import { edited, read } from './text.ts';

interface Options {
  readonly name: string;
  readonly from: string;
  readonly region?: string;
}

const FLEET = 'clusters/fleet.ts';

/**
 * `npx nx g @auditorsec/nx-plugin:cluster eu-north-1 --from=ap-southeast-1`: a cluster with the apps of another, a ring after all others and a network that
 * nobody has. What AWS named in the other's region is marked TODO.
 */
export default function cluster(tree: Tree, { name, from, region = name }: Options): () => void {
  const names = tree.children('clusters').filter((entry) => tree.exists(fileOf(entry)));
  if (!names.includes(from)) throw new Error(notThere('cluster', from, names));
  if (names.includes(name)) throw new Error(`There is a cluster ${name} already: clusters/${name}/cluster.ts`);
  const fleet = read(tree, FLEET);
  const member = memberOf(fleet, from);
  const [, home = from] = /\n {6}region: '([^']*)'/.exec(member) ?? [];
  const own = read(tree, fileOf(from)).replace(`name: '${from}'`, `name: '${name}'`);
  tree.write(fileOf(name), withoutNamesOfAws(own, home));
  edited(tree, FLEET, member, `${member}${newMember(fleet, withoutNamesOfAws(member, home), name, region)}`);
  return () => toldPlaceholders(tree.root, [fileOf(name), FLEET]);
}

function fileOf(cluster: string): string {
  return `clusters/${cluster}/cluster.ts`;
}

/** The lines of `clusters` that say what the fleet knows of one. */
function memberOf(fleet: string, name: string): string {
  const clusters = fleet.slice(fleet.indexOf('\n  clusters: {\n'));
  const [member] = new RegExp(`(?<=\\n) {4}'?${name}'?: \\{\\n[^]*?\\n {4}\\},\\n`).exec(clusters) ?? [];
  if (member === undefined) throw new Error(`${FLEET}: \`clusters\` has no lines for ${name}; add them first`);
  return member;
}

function newMember(fleet: string, member: string, name: string, region: string): string {
  const octet = freeNetwork(fleet);
  return member
    .replace(/^ {4}.*: \{/, `    ${/^\w+$/.test(name) ? name : `'${name}'`}: {`)
    .replace(/(?<=\n {6}region: )'.*?'/, `'${region}'`)
    .replace(/(?<=\n {6}role: )'(?:primary|secondary)'/, "'tertiary'")
    .replace(/(?<=\n {6}ring: )\d+/, `${Math.max(...numbers(fleet, /\n {6}ring: (\d+)/g)) + 1}`)
    .replace(/'10\.\d+\./g, `'10.${octet}.`);
}

const NETWORK = 16;

/** The second number of the first 10.x.0.0/16 behind all that the fleet has, in steps of 16 as they are. */
function freeNetwork(fleet: string): number {
  return Math.max(...numbers(fleet, /vpc: '10\.(\d+)\./g)) + NETWORK;
}

function numbers(text: string, pattern: RegExp): number[] {
  return [...text.matchAll(pattern)].map(([, digits]) => Number(digits));
}

/** Ids, ARNs and endpoints are given by AWS, in one region. */
function withoutNamesOfAws(text: string, region: string): string {
  return text.replaceAll(
    new RegExp(
      `'[^'\\n]*(?:\\b(?:subnet|vpc)-[0-9a-f]{8}|arn:aws:|\\.cache\\.amazonaws\\.com|${region})[^'\\n]*'`,
      'g',
    ),
    `'${PLACEHOLDER}'`,
  );
}
