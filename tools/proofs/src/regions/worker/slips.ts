import type { Promised } from './promises.ts';

/** A slip in the worker, and the promise that it breaks. */
interface Slip {
  readonly says: string;
  readonly edit: (worker: string) => string;
  readonly shows: Promised;
}

const slip = (says: string, shows: Promised, from: string, to: string): Slip => ({
  says,
  shows,
  edit(worker) {
    if (!worker.includes(from)) throw new Error(`sw.js has no text ${JSON.stringify(from)}`);
    return worker.replace(from, to);
  },
});

export const slips: readonly Slip[] = [
  slip(
    'replies are kept for a day',
    'a reply of the API is shown for five minutes without a network, and no longer',
    'const API_TTL = 300_000',
    'const API_TTL = 86_400_000',
  ),
  slip(
    'replies to credentials are kept',
    'a reply to credentials, or one that says no-store, is not kept',
    "|| request.headers.has('authorization')",
    '',
  ),
  slip(
    'every route of the API is stored',
    'routes that anyone may read are stored, those that the fleet calls public, and no others',
    "PUBLIC_ROUTES.includes(pathname) ? 'api'",
    "pathname.startsWith('/') ? 'api'",
  ),
  slip(
    'the page is not stored',
    'the app opens without a network, with what the API said last',
    "const SHELL = ['/index.html', ",
    'const SHELL = [',
  ),
  slip(
    'caches of earlier versions stay',
    'a new version waits for the page to say so, and takes everything over',
    'caches.delete(name)',
    'undefined',
  ),
];
