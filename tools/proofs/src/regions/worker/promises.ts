import { strict as assert } from 'node:assert';
import { ANONYMOUS_TTL } from '@auditorsec/cdn/caching';
import { until } from '../../parts/until.ts';
import { askApi, letPass, NO_STORE_PATH, type WorkerBench } from './bench.ts';

const STATUS_PATH = '/api/v1/status';

/** What the worker promises, and how it is shown in a browser that has visited the app once. */
export const promises = {
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
  await page.getByText('The API says: green').waitFor();
  assert.equal(await page.title(), 'AuditorSec');
  assert.equal(await page.evaluate('getComputedStyle(document.body).maxWidth'), '640px', 'the style of the page');
  await page.goto(`${server.url}/runs/7`);
  assert.match(await page.title(), /^Offline/);
  return `/ with "The API says: green"; /runs/7 is "${await page.title()}"`;
}

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
  const secrets = ['/api/v1/mine', NO_STORE_PATH];
  await askApi(page, '/api/v1/mine', credentials);
  await askApi(page, NO_STORE_PATH);
  await server.goOffline();
  const answers = await Promise.all(secrets.map((path) => askApi(page, path)));
  const again = await askApi(page, '/api/v1/mine', credentials);
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
