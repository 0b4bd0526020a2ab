import { clustersOf } from '@auditorsec/config/environment';
import fleet from '../../../../../clusters/fleet.ts';
import { check } from '../../check.ts';
import { refused } from '../../observability/refused.ts';
import type { Session } from '../../session.ts';
import { CacheClient, type CacheSetting } from './client.ts';
import { type Connection, RefusedError } from './resp.ts';
import { FIRST, onStore, parametersOf, settingsOf } from './store.ts';

const SHARED = 'ci-failure';
const SESSIONS = 'ci-failure-sessions';

/** 6 MB of values: more than the store holds. */
const MANY = ids(6_000);
const KILOBYTE = 'x'.repeat(1_024);

/** The generated cache settings, on a real server with the generated parameters, by a client that reads the ConfigMap. */
export async function cache(session: Session): Promise<void> {
  const all = [
    check('cache: entries live as long as the ConfigMap says, within the jitter; sessions to the second', lifetimes),
    check('cache: a full shared cache drops entries and takes every new one', () =>
      onStore(parametersOf(SHARED), fullCache),
    ),
    check('cache: a full session store keeps every session and refuses new ones', () =>
      onStore(parametersOf(SESSIONS), fullSessions),
    ),
    check('cache: a store of sessions that evicts, it shows', () =>
      refused(() => onStore(new Map([['maxmemory-policy', 'allkeys-lru']]), fullSessions)),
    ),
    check('cache: after a raised key version nothing old is read', () => onStore(parametersOf(SHARED), newVersion)),
    check("cache: the application's user reaches the keys of its caches and nothing else", () =>
      onStore(parametersOf(SHARED), bounds),
    ),
    check('cache: every region writes to the active one, and to its own sessions', endpoints),
  ];
  for (const each of all) if (session.wants(each.name)) await session.check(each, undefined);
}

function ids(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${index}`);
}

function settingOf(name: string): CacheSetting {
  const setting = settingsOf(FIRST).caches[name];
  if (!setting) throw new Error(`there is no cache ${name}`);
  return setting;
}

/** What the plan asks for, in seconds. */
const PROMISED = { profile: 24 * 3600, response: 5 * 60, session: 3600 } as const;

async function lifetimes(): Promise<string> {
  return onStore(parametersOf(SHARED), async (connection) => {
    const seen: string[] = [];
    for (const [name, promised] of Object.entries(PROMISED)) {
      const setting = settingOf(name);
      const client = new CacheClient(connection, setting);
      const some = ids(200);
      const started = performance.now();
      await client.fill(some, 'value');
      const left = await client.left(some);
      const passed = performance.now() - started;
      const [least, most] = [Math.min(...left), Math.max(...left)];
      const [low, high] = [-1, 1].map((sign) => promised * 1000 * (1 + (sign * setting.jitterPercent) / 100)) as [
        number,
        number,
      ];
      if (least < low - passed - 1 || most > high + 1)
        throw new Error(`${name}: from ${least} to ${most} ms, not ${low} to ${high}`);
      if (setting.jitterPercent > 0 && most - least < (high - low) / 2) throw new Error(`${name}: all expire together`);
      seen.push(`${name} ${Math.round(least / 1000)} to ${Math.round(most / 1000)} s`);
    }
    return seen.join(', ');
  });
}

async function fullCache(connection: Connection): Promise<string> {
  const client = new CacheClient(connection, settingOf('response'));
  const { taken, refusals } = await client.fill(MANY, KILOBYTE);
  const kept = await count(client);
  if (refusals[0]) throw new Error(`${refusals.length} of ${MANY.length} writes are refused: ${refusals[0]}`);
  if (kept === MANY.length) throw new Error('nothing had to go: the store was not full');
  return `${taken} written, ${kept} kept`;
}

async function fullSessions(connection: Connection): Promise<string> {
  const client = new CacheClient(connection, settingOf('session'));
  const { taken, refusals } = await client.fill(MANY, KILOBYTE);
  const kept = await count(client);
  if (kept !== taken) throw new Error(`${taken - kept} of ${taken} sessions are lost: their users are signed out`);
  if (!refusals[0]?.startsWith('OOM')) throw new Error('no write is refused: the store was not full');
  return `${kept} kept, then "${refusals[0]}"`;
}

async function count(client: CacheClient): Promise<number> {
  const values = await client.read(MANY);
  return values.filter((value) => value !== null).length;
}

async function newVersion(connection: Connection): Promise<string> {
  const setting = settingOf('profile');
  const raised = setting.keyPrefix.replace(/v(\d+)/, (_, version: string) => `v${Number(version) + 1}`);
  await new CacheClient(connection, setting).fill(['ada'], 'old form');
  const [seen] = await new CacheClient(connection, { ...setting, keyPrefix: raised }).read(['ada']);
  if (seen !== null) throw new Error(`${raised} reads what ${setting.keyPrefix} wrote`);
  return `${raised}ada is not there, ${setting.keyPrefix}ada is`;
}

const FORBIDDEN = [
  ['SET', 'secret', 'value'],
  ['KEYS', '*'],
  ['FLUSHALL'],
  ['CONFIG', 'SET', 'maxmemory-policy', 'allkeys-lru'],
  ['ACL', 'LIST'],
];

async function bounds(connection: Connection): Promise<string> {
  const replies = await connection.pipeline(FORBIDDEN);
  const allowed = FORBIDDEN.filter((_, index) => !(replies[index] instanceof RefusedError));
  if (allowed.length > 0) throw new Error(`it may ${allowed.map((command) => command.join(' ')).join(', ')}`);
  return `${FORBIDDEN.map((command) => command.slice(0, 1)).join(', ')} refused`;
}

async function endpoints(): Promise<string> {
  const { activeCluster } = fleet;
  const clusters = clustersOf(fleet, 'production');
  const active = clusters[activeCluster]?.stores;
  for (const [name, { stores }] of Object.entries(clusters)) {
    const { shared, sessions } = settingsOf(name).stores;
    const wrong = [
      shared?.write === `${active?.cacheWriter}:6379` ? '' : `writes to ${shared?.write}`,
      shared?.read === `${stores.cache}:6379` ? '' : `reads ${shared?.read}`,
      sessions?.write === `${stores.sessions}:6379` ? '' : `keeps sessions in ${sessions?.write}`,
    ].filter(Boolean);
    if (wrong.length > 0) throw new Error(`${name} ${wrong.join(', ')}`);
  }
  return `${Object.keys(clusters).length} regions write to ${active?.cacheWriter}`;
}
