import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { clustersOf } from '@auditorsec/config/environment';
import fleet from '../../../../../clusters/fleet.ts';
import { check } from '../../check.ts';
import { onStage } from '../../observability/on-stage.ts';
import { refused } from '../../observability/refused.ts';
import { motoPackages, startMoto } from '../../parts/moto.ts';
import type { Session } from '../../session.ts';
import type { Call } from './call.ts';
import { lacking } from './lacking.ts';
import { type Resource, resourcesOf } from './resource.ts';
import { rows } from './rows/rows.ts';

const SCRIPT = fileURLToPath(new URL('sdk_calls.py', import.meta.url));

/** `invalid`: the SDK's own model of AWS refuses the parameters. `unknown`: moto has no such call. */
type Outcome = readonly ['accepted' | 'invalid' | 'refused' | 'unknown', string];

/** The generated resources as calls of AWS's SDK to moto: plausible for AWS, which has not been asked. */
export async function aws(session: Session): Promise<void> {
  // Staging has an account of its own, with the same names.
  const resources = Object.keys(clustersOf(fleet, 'production')).flatMap(resourcesOf);
  const judge = (list: readonly Resource[]) => judged(list, session);
  const all = [
    check('aws: every kind of generated resource is known here', async () => everyKind(resources)),
    check('aws: the SDK takes every call that makes them, and moto accepts all that it has', () => judge(resources)),
    check('aws: instances without their cluster, it shows', () =>
      refused(() => judge(resources.filter(({ kind }) => kind !== 'Cluster.rds'))),
    ),
    check('aws: a field of the wrong type, it shows', () =>
      refused(() => judge(changed(resources, 'Cluster.rds', { backupRetentionPeriod: 'two weeks' }))),
    ),
  ];
  for (const each of all) if (session.wants(each.name)) await session.check(each, undefined);
}

function everyKind(resources: readonly Resource[]): string {
  const kinds = new Set(resources.map(({ kind }) => kind));
  const strange = [...kinds].filter((kind) => !rows.has(kind));
  if (strange.length > 0) throw new Error(`tools/proofs/src/regions/aws/rows has no ${strange.join(', ')}`);
  return `${resources.length} resources of ${kinds.size} kinds`;
}

function changed(resources: readonly Resource[], kind: string, fields: object): Resource[] {
  return resources.map((each) => (each.kind === kind ? { ...each, fields: { ...each.fields, ...fields } } : each));
}

async function judged(resources: readonly Resource[], session: Session): Promise<string> {
  const calls = [
    ...networks(resources),
    ...[...rows].flatMap(([kind, row]) => resources.filter((each) => each.kind === kind).flatMap(row)),
  ];
  const outcomes = await make(calls, session);
  const wrong = calls.flatMap((call, index) => {
    const [outcome, message] = outcomes[index] ?? ['unknown', ''];
    const name = `${call.service} ${call.action}`;
    const expected = lacking.has(name) ? 'unknown' : 'accepted';
    if (outcome === expected) return [];
    return [
      outcome === 'accepted'
        ? `moto has ${name} now: drop it from lacking.ts`
        : `${name} in ${call.region}: ${outcome}, ${message}`,
    ];
  });
  const [first] = wrong;
  if (first)
    throw new Error(`${wrong.length} of ${calls.length} calls: ${first.replaceAll(/\s+/g, ' ').slice(0, 300)}`);
  const accepted = outcomes.filter(([outcome]) => outcome === 'accepted').length;
  return `${calls.length} calls, ${accepted} accepted; moto lacks ${[...lacking].join(', ')}`;
}

/** VPCs and subnets are facts of AWS: they are there before any cluster. */
function networks(resources: readonly Resource[]): Call[] {
  return Object.entries(clustersOf(fleet, 'production')).flatMap(([cluster, { region, network }]) => {
    const fields = resources.filter((each) => each.cluster === cluster).map((each) => each.fields);
    const vpc = fields.map((each) => each['vpcId']).find((id) => id !== undefined);
    const subnets: string[] = fields.map((each) => each['subnetIds']).find((ids) => ids !== undefined) ?? [];
    const ec2 = { service: 'ec2', region };
    return [
      { ...ec2, action: 'create_vpc', params: { CidrBlock: network.vpc }, is: vpc, id: 'Vpc.VpcId' },
      ...subnets.map((subnet, index) => ({
        ...ec2,
        action: 'create_subnet',
        params: {
          VpcId: vpc,
          CidrBlock: network.data.replace(/\d+\.0\/\d+$/, (end) => `${Number.parseInt(end, 10) + index}.0/24`),
          AvailabilityZone: `${region}${'abc'.charAt(index)}`,
        },
        is: subnet,
        id: 'Subnet.SubnetId',
      })),
    ];
  });
}

async function make(calls: readonly Call[], session: Session): Promise<readonly Outcome[]> {
  const site = await motoPackages(session.progress);
  let outcomes: readonly Outcome[] = [];
  await onStage(async (stage) => {
    const endpoint = await startMoto(stage, site);
    const sdk = spawn('python3', [SCRIPT], {
      env: { ...process.env, PYTHONPATH: site },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    sdk.stdin.end(JSON.stringify({ endpoint, calls }));
    const [printed, errors, [code]] = await Promise.all([text(sdk.stdout), text(sdk.stderr), once(sdk, 'exit')]);
    if (code !== 0) throw new Error(`the SDK failed: ${errors.trim().split('\n').at(-1)}`);
    outcomes = JSON.parse(printed);
    return '';
  });
  return outcomes;
}
