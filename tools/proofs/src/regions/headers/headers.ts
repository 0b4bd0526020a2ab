import { strict as assert } from 'node:assert';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { ANONYMOUS_TTL, browserCaching, classOf, SHELL_TTL, staticTtl } from '@auditorsec/cdn/caching';
import { release } from '@auditorsec/web/release';
import fleet from '../../../../../clusters/fleet.ts';
import { check } from '../../check.ts';
import { edited } from '../../gateway/mutations/break.ts';
import { refused } from '../../observability/refused.ts';
import type { Session } from '../../session.ts';
import { generatedTexts, type Texts } from '../dns/zone.ts';
import { distributionOf } from '../edge/distribution.ts';
import { type Answer, type Asked, Edge } from '../edge/edge.ts';
import { bucketOf } from '../edge/files.ts';
import { slips } from './slips.ts';

const TOKEN = { authorization: 'Bearer of-somebody' };

/** What the generated distribution lets browsers and the edge keep, by the rules that CloudFront publishes. */
export async function headers(session: Session): Promise<void> {
  const all = [
    check('headers: each file of the web app is kept as long as its class says', async () => files(generatedTexts())),
    check('headers: every path of the app is its page, and a file that is missing is missed', async () =>
      paths(generatedTexts()),
    ),
    check('headers: no reply to credentials is kept, at any route', async () => authorised(generatedTexts())),
    check('headers: a public route is kept five minutes at most, and never hears credentials', async () =>
      anonymous(generatedTexts()),
    ),
    check('headers: the edge asks the bucket once for a hashed file, a second later again for a page', async () =>
      edgeCache(generatedTexts()),
    ),
    check('headers: pages, the worker and assets are compressed, by brotli where the browser takes it', async () =>
      compression(generatedTexts()),
    ),
    ...slips.map(({ says, edits, shows }) =>
      check(`headers: ${says}, it shows`, () =>
        refused(async () =>
          ({ files, paths, authorised, anonymous, compression })[shows](edited(generatedTexts(), edits)),
        ),
      ),
    ),
  ];
  for (const each of all) if (session.wants(each.name)) await session.check(each, undefined);
}

/** An edge whose origins count what they are asked, and whose clock is moved by hand. */
function edgeOf(texts: Texts, reply: Partial<Answer> = {}) {
  const asked: Asked[] = [];
  const clock = { now: 0 };
  const bucket = bucketOf();
  const web = (path: string) => {
    asked.push({ path });
    return bucket(path);
  };
  const api = (request: Asked) => {
    asked.push(request);
    return { status: 200, headers: {}, body: '{}', ...reply };
  };
  return { edge: new Edge(distributionOf(texts), { web, api }, () => clock.now), asked, clock };
}

function files(texts: Texts): string {
  const { edge } = edgeOf(texts);
  const paths = [...release().keys()];
  for (const path of paths) {
    const { status, headers } = edge.ask({ path });
    assert.equal(status, 200, path);
    assert.equal(headers['cache-control'], browserCaching[classOf(path)], path);
    assert.match(headers['content-security-policy'] ?? '', /default-src 'none'/, path);
    assert.equal(headers['x-content-type-options'], 'nosniff', path);
    assert.equal(headers['server'], undefined, path);
  }
  return `${paths.length} files: ${Object.keys(browserCaching).join(', ')}`;
}

function paths(texts: Texts): string {
  const { edge } = edgeOf(texts);
  const { body, headers } = edge.ask({ path: '/runs/7' });
  assert.deepEqual(body, release().get('/index.html'));
  assert.equal(headers['cache-control'], 'no-cache');
  assert.equal(edge.ask({ path: '/assets/app.11111111.js' }).status, 404);
  const deep = '/runs/7?tag=one&tag=two&branch=a%2Fb';
  const { status, headers: led } = edge.ask({ path: deep, host: 'd1a2b3c4d5e6f7.cloudfront.net' });
  assert.deepEqual([status, led['location']], [308, `https://${fleet.hosts.app}${deep}`]);
  return '/runs/7 is index.html; a missing file 404; another host 308, with its query';
}

/** A path that a route takes. */
const inside = (path: string): string => (path.endsWith('/') ? `${path}something` : path);

function authorised(texts: Texts): string {
  const guarded = fleet.routes.filter(({ access }) => access !== 'public').map(({ path }) => inside(path));
  for (const path of guarded) {
    const { edge, asked } = edgeOf(texts, { headers: { 'cache-control': 'public, max-age=300' } });
    for (let round = 0; round < 2; round++) edge.ask({ path, headers: TOKEN });
    assert.deepEqual(
      asked.map(({ headers }) => headers?.['authorization']),
      [TOKEN.authorization, TOKEN.authorization],
      `${path}: what the API heard of two requests`,
    );
  }
  return `${guarded.join(', ')}: the API is asked each time, though it says max-age=300`;
}

function anonymous(texts: Texts): string {
  const open = fleet.routes.filter(({ access }) => access === 'public').map(({ path }) => inside(path));
  for (const path of open) {
    const { edge, asked, clock } = edgeOf(texts, { headers: { 'cache-control': 'public, max-age=86400' } });
    edge.ask({ path, headers: TOKEN });
    clock.now = ANONYMOUS_TTL - 1;
    edge.ask({ path });
    assert.deepEqual(
      asked.map(({ headers }) => headers?.['authorization']),
      [undefined],
      `${path}: what the API heard`,
    );
    clock.now = ANONYMOUS_TTL;
    edge.ask({ path });
    assert.equal(asked.length, 2, `${path}: asked again after ${ANONYMOUS_TTL} s`);
    const silent = edgeOf(texts);
    for (let round = 0; round < 2; round++) silent.edge.ask({ path });
    assert.equal(silent.asked.length, 2, `${path}: a reply that says nothing is kept`);
  }
  return `${open.join(', ')}: ${ANONYMOUS_TTL} s of the day that the reply asks for; without credentials`;
}

function edgeCache(texts: Texts): string {
  const { edge, asked, clock } = edgeOf(texts);
  const hashed = [...release().keys()].find((path) => classOf(path) === 'hashed') ?? '';
  const ask = (path: string) => {
    asked.length = 0;
    for (let round = 0; round < 3; round++) edge.ask({ path });
    return asked.length;
  };
  const all = [hashed, '/', '/sw.js'];
  assert.deepEqual(all.map(ask), [1, 1, 1]);
  clock.now = SHELL_TTL;
  assert.deepEqual(all.map(ask), [0, 1, 1]);
  clock.now = staticTtl.default;
  assert.equal(ask(hashed), 1);
  return `3 requests each, 1 of the bucket: / and /sw.js again after ${SHELL_TTL} s, ${hashed} after ${staticTtl.default} s`;
}

/** What is long enough to be compressed at all. */
const COMPRESSED = 1000;

function compression(texts: Texts): string {
  const { edge } = edgeOf(texts);
  const long = [...release()].filter(([, content]) => content.length >= COMPRESSED);
  const saved = long.map(([path, content]) => {
    const encodingOf = (accepted: string) => edge.ask({ path, headers: { 'accept-encoding': accepted } });
    assert.equal(encodingOf('identity').headers['content-encoding'], undefined, path);
    assert.deepEqual(gunzipSync(encodingOf('gzip').body), content, path);
    const brotli = encodingOf('gzip, br');
    assert.deepEqual(brotliDecompressSync(brotli.body), content, path);
    return `${path} ${content.length} → ${brotli.body.length}`;
  });
  assert.ok(
    long.some(([path]) => path === '/sw.js'),
    'the worker is long enough to tell',
  );
  return `bytes: ${saved.join(', ')}`;
}
