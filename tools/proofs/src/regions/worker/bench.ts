import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '@auditorsec/problem/call-site';
import { release } from '@auditorsec/web/release';
import type { BrowserContext, Page, Worker } from 'playwright-core';
import { startChromium } from '../../parts/chromium.ts';
import type { Stage } from '../../parts/stage.ts';
import { until } from '../../parts/until.ts';
import { generatedTexts } from '../dns/zone.ts';
import { distributionOf } from '../edge/distribution.ts';
import { type Asked, Edge } from '../edge/edge.ts';
import { bucketOf } from '../edge/files.ts';
import { type EdgeServer, serve } from '../edge/server.ts';

/** A browser, and an edge that serves the web app and an API to it. */
export interface WorkerBench {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly server: EdgeServer;
  /** What the API answers. */
  readonly api: { status: string; asked: number };
  /** Puts another release in the bucket: the same app, of another colour. */
  publish(): void;
}

/** In a query: the API says that its reply may not be kept. */
export const NO_STORE = 'no-store';

/** The bench, with the app opened once and its worker at work. `edit` changes the worker: a slip that must show. */
export async function openBench(stage: Stage, edit: (worker: string) => string = (text) => text): Promise<WorkerBench> {
  const distribution = distributionOf(generatedTexts());
  const api = { status: 'green', asked: 0 };
  const answer = ({ path }: Asked) => {
    api.asked += 1;
    const kept = path.endsWith(NO_STORE) ? { 'cache-control': 'no-store' } : {};
    return { status: 200, headers: { 'content-type': 'application/json', ...kept }, body: JSON.stringify(api) };
  };
  const source = stage.file('assets');
  cpSync(join(repositoryRoot, 'apps/web/assets'), source, { recursive: true });
  const worker = join(source, 'sw.js');
  writeFileSync(worker, edit(readFileSync(worker, 'utf8')));
  const edgeNow = () => new Edge(distribution, { web: bucketOf(release(source)), api: answer });
  let edge = edgeNow();
  const server = await serve(() => edge);
  stage.defer(() => server.goOffline());
  const context = await startChromium(stage);
  const page = await context.newPage();
  await page.goto(server.url);
  await page.evaluate('navigator.serviceWorker.ready');
  await until(() => page.evaluate<boolean>('navigator.serviceWorker.controller !== null'), {
    what: 'the service worker to take the page over',
  });
  return {
    context,
    page,
    server,
    api,
    publish() {
      const style = join(source, 'assets', 'app.00000000.css');
      writeFileSync(style, `${readFileSync(style, 'utf8')}\nh1 {\n  color: rgb(1, 2, 3);\n}\n`);
      edge = edgeNow();
    },
  };
}

/** What the page is told when it asks the API. */
export function askApi(page: Page, path: string, headers: Record<string, string> = {}): Promise<string> {
  return page.evaluate<string>(
    `fetch('${path}', { headers: ${JSON.stringify(headers)} }).then(async (reply) => reply.status + ' ' + (await reply.text()))`,
  );
}

/** Sets the worker's clock forward. */
export async function letPass(context: BrowserContext, milliseconds: number): Promise<void> {
  await activeWorker(context).evaluate(`{ const now = Date.now; Date.now = () => now() + ${milliseconds}; }`);
}

function activeWorker(context: BrowserContext): Worker {
  const [worker] = context.serviceWorkers();
  if (!worker) throw new Error('the browser runs no service worker');
  return worker;
}
