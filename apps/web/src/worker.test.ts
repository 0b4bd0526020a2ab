import { createContext, runInContext } from 'node:vm';
import { ANONYMOUS_TTL } from '@auditorsec/cdn/caching';
import { expect, test } from 'vitest';
import { release } from './release.ts';

interface Worker {
  readonly API_TTL: number;
  readonly PUBLIC_ROUTES: readonly string[];
  wayOf(request: { method: string; mode: string; url: string }): string | undefined;
  mayStore(request: Request, reply: Response): boolean;
  isFresh(reply: Response, now: number): boolean;
  stamped(reply: Response, now: number): Promise<Response>;
}

const self = { location: { origin: 'https://app.example.com' }, addEventListener() {} };
const worker: Worker = runInContext(
  `${release().get('/sw.js')}; ({ API_TTL, PUBLIC_ROUTES, wayOf, mayStore, isFresh, stamped })`,
  createContext({ self, URL, Headers, Response, Request }),
);
const way = (path: string, { method = 'GET', mode = 'cors', origin = self.location.origin } = {}) =>
  worker.wayOf({ method, mode, url: `${origin}${path}` });
const stores = (asked: Record<string, string>, answered: Record<string, string>, status = 200) =>
  worker.mayStore(
    new Request('https://app.example.com/healthz/ready', { headers: asked }),
    new Response('{}', { status, headers: answered }),
  );

test('pages, assets and public routes of the API take their ways; all else is left to the browser', () => {
  expect(way('/runs/7', { mode: 'navigate' })).toBe('page');
  expect(way('/assets/app.js')).toBe('asset');
  for (const path of worker.PUBLIC_ROUTES) {
    expect(way(path)).toBe('api');
    expect(way(path, { method: 'POST' })).toBeUndefined();
  }
  expect(way('/api/v1/runs')).toBeUndefined();
  expect(way('/assets/app.js', { origin: 'https://elsewhere.example.com' })).toBeUndefined();
  expect(way('/sw.js')).toBeUndefined();
});

test('replies to credentials, replies that ask not to be kept and errors are never stored', () => {
  expect(stores({}, { 'cache-control': 'max-age=60' })).toBe(true);
  expect(stores({}, {})).toBe(true);
  expect(stores({ Authorization: 'Bearer x' }, { 'cache-control': 'max-age=60' })).toBe(false);
  for (const kept of ['no-store', 'private, max-age=300', 'No-Cache'])
    expect(stores({}, { 'cache-control': kept })).toBe(false);
  expect(stores({}, {}, 500)).toBe(false);
});

test('a stored reply is shown for as long as the edge may keep one, and not at that age', async () => {
  expect(worker.API_TTL).toBe(ANONYMOUS_TTL * 1000);
  const stored = await worker.stamped(new Response('{"status":"up"}'), 1_000);
  expect(await stored.clone().json()).toEqual({ status: 'up' });
  expect(worker.isFresh(stored, 1_000 + worker.API_TTL - 1)).toBe(true);
  expect(worker.isFresh(stored, 1_000 + worker.API_TTL)).toBe(false);
});

test('a reply of unknown age, or of the future, is not shown', () => {
  expect(worker.isFresh(new Response('{}'), Date.now())).toBe(false);
  expect(worker.isFresh(new Response('{}', { headers: { 'x-stored-at': '2000' } }), 1_000)).toBe(false);
});
