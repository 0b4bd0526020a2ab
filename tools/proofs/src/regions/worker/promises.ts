import { strict as assert } from 'node:assert';
import { ANONYMOUS_TTL } from '@auditorsec/cdn/caching';
import fleet from '../../../../../clusters/fleet.ts';
import { until } from '../../parts/until.ts';
import { askApi, letPass, NO_STORE, type WorkerBench } from './bench.ts';

/** What the app asks first, and shows without a network. */
const STATUS_PATH = '/healthz/ready';

/** What the worker promises, and how it is shown in a browser that has visited the app once. */
export const promises = {
  'routes that anyone may read are stored, those that the fleet calls public, and no others': storesPublic,
  'the app opens without a network, with what the API said last': opensOffline,
  'a reply of the API is shown for five minutes without a network, and no longer': expires,
  'a reply to credentials, or one that says no-store, is not kept': keepsNoSecret,
  'a new version waits for the page to say so, and takes everything over': takesOver,
} as const;

export type Promised = keyof typeof promises;

async function opensOffline({ page, server }: WorkerBench): Promise<string> {
  await askApi(page, STATUS_PATH);
  await server.goOffline();
  await page.goto(server.url);
  await page.getByText('The API is ready').waitFor();
  assert.equal(await page.title(), 'AuditorSec');
  assert.equal(await page.evaluate('getComputedStyle(document.body).maxWidth'), '640px', 'the style of the page');
  await page.goto(`${server.url}/runs/7`);
  assert.match(await page.title(), /^Offline/);
  return `/ with "The API is ready"; /runs/7 is "${await page.title()}"`;
}

async function storesPublic({ page, server }: WorkerBench): Promise<string> {
  const asked = fleet.routes.map(({ path, access }) => ({ path: inside(path), stored: access === 'public' }));
  for (const { path } of asked) await askApi(page, path);
  await server.goOffline();
  for (const { path, stored } of asked) {
    const answer = await askApi(page, path).catch(() => 'nothing');
    assert.equal(answer.startsWith('200 '), stored, `${path} without a network: ${answer}`);
  }
  const [stored, others] = [true, false].map((is) =>
    asked.filter((each) => each.stored === is).map(({ path }) => path),
  );
  return `stored ${stored?.join(', ')}; not ${others?.join(', ')}`;
}

/** A path that a route takes. */
const inside = (path: string): string => (path.endsWith('/') ? `${path}something` : path);

async function expires({ context, page, server }: WorkerBench): Promise<string> {
  await askApi(page, STATUS_PATH);
  await server.goOffline();
  await letPass(context, (ANONYMOUS_TTL - 10) * 1000);
  const fresh = await askApi(page, STATUS_PATH);
  assert.match(fresh, /^200 .*green/);
  await letPass(context, 11_000);
  const expired = await askApi(page, STATUS_PATH);
  assert.match(expired, /^504 /);
  return `after ${ANONYMOUS_TTL - 10} s ${fresh.slice(0, 3)}, after ${ANONYMOUS_TTL + 1} s ${expired.slice(0, 3)}`;
}

async function keepsNoSecret({ page, server }: WorkerBench): Promise<string> {
  const credentials = { authorization: 'Bearer of-somebody' };
  const secrets = [`${STATUS_PATH}?mine`, `${STATUS_PATH}?${NO_STORE}`] as const;
  await askApi(page, secrets[0], credentials);
  await askApi(page, secrets[1]);
  await server.goOffline();
  const answers = await Promise.all(secrets.map((path) => askApi(page, path)));
  const again = await askApi(page, secrets[0], credentials);
  assert.deepEqual(
    [...answers, again].map((answer) => answer.slice(0, 3)),
    ['504', '504', '504'],
  );
  return `${secrets.join(' and ')} without a network: 504`;
}

async function takesOver({ page, server, publish }: WorkerBench): Promise<string> {
  const caches = () => page.evaluate<string[]>('caches.keys()');
  const [before] = await caches();
  publish();
  await page.goto(server.url);
  const button = page.getByRole('button', { name: 'A new version is ready' });
  await button.waitFor();
  assert.ok((await caches()).includes(before ?? ''), 'the old version is still whole');
  await button.click();
  const colour = () => page.evaluate<string>("getComputedStyle(document.querySelector('h1')).color");
  await until(async () => !(await caches().catch(() => [before])).includes(before ?? ''), {
    what: 'the caches of the old version to go',
  });
  await page.waitForLoadState('load');
  await server.goOffline();
  await page.goto(server.url);
  assert.equal(await colour(), 'rgb(1, 2, 3)', 'the colour that the new version has');
  return `${before} gave way to ${(await caches()).join(' and ')}, whose page opens offline`;
}
