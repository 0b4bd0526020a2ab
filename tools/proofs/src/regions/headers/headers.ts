import { strict as assert } from 'node:assert';
import { ANONYMOUS_TTL, browserCaching, classOf, staticTtl } from '@auditorsec/cdn/caching';
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
    check('headers: the edge asks the bucket once for a hashed file, each time for a page', async () =>
      edgeCache(generatedTexts()),
    ),
    ...slips.map(({ says, edits, shows }) =>
      check(`headers: ${says}, it shows`, () =>
        refused(async () => ({ files, authorised, anonymous })[shows](edited(generatedTexts(), edits))),
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
  const { status, headers: led } = edge.ask({ path: '/runs/7', host: 'd1a2b3c4d5e6f7.cloudfront.net' });
  assert.deepEqual([status, led['location']], [308, `https://${fleet.hosts.app}/runs/7`]);
  return '/runs/7 is index.html; a missing file 404; another host 308';
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
  assert.deepEqual([hashed, '/', '/sw.js'].map(ask), [1, 3, 3]);
  clock.now = staticTtl.default;
  assert.equal(ask(hashed), 1);
  return `3 requests each: ${hashed} 1, / 3, /sw.js 3 of the bucket; again after ${staticTtl.default} s`;
}
