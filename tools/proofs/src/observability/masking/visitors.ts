import type { GatewayBench } from '../../gateway/bench.ts';
import { API_PATH, ask } from '../../gateway/checks/requests.ts';
import type { Asked } from '../../gateway/client.ts';

/** Where each secret is put that the log format must leave out, and what it is. */
export const secrets = {
  query: 'Zq7inTheQuery',
  cookie: 'Zq7inTheCookie',
  apiKey: 'Zq7inTheKey',
  browser: 'Zq7inTheBrowser',
  referer: 'Zq7inTheReferer',
  /** All addresses of visitors begin so. */
  address: '127.77.66.',
} as const;

/** In a path, no log format can tell it from the rest. */
export const EMAIL = 'zoe.miller@example.com';
export const PATH_WITH_EMAIL = `${API_PATH}/${EMAIL}`;

const carrying: Partial<Asked> = {
  path: `${PATH_WITH_EMAIL}?token=${secrets.query}`,
  headers: {
    cookie: `session=${secrets.cookie}`,
    'x-api-key': secrets.apiKey,
    'user-agent': secrets.browser,
    referer: `https://example.com/?code=${secrets.referer}`,
  },
};

/** Requests that fail in different ways, each with every secret: all of them are logged. */
const failing: readonly Partial<Asked>[] = [
  { ...carrying, token: undefined },
  { ...carrying, token: 'not.a.token' },
  { ...carrying, path: `/nowhere?token=${secrets.query}` },
  { ...carrying, path: `/api/v1/admin/users?token=${secrets.query}` },
];

export interface Visit {
  /** What the visitors carried, tokens and their parts included. */
  readonly carried: readonly string[];
  /** How many requests were answered with 400 or more, and how many with less. */
  readonly failed: number;
  readonly answered: number;
}

/** Sends requests with all of that, some that fail and many that don't, from enough addresses for none to reach its limit. */
export async function visit(bench: GatewayBench): Promise<Visit> {
  const token = bench.issuer.token({ sub: 'user-4711', tier: 'pro' });
  const asked = [...failing, ...Array.from({ length: 200 }, () => ({ ...carrying, token }))];
  const codes: number[] = [];
  for (const [index, each] of asked.entries())
    codes.push((await ask(bench, { ...each, from: `${secrets.address}${index % 100}` })).status);
  const failed = codes.filter((code) => code >= 400).length;
  const carried = [...Object.values(secrets), token, ...token.split('.')];
  return { carried, failed, answered: codes.length - failed };
}
