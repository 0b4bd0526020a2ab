import { registerHooks } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';

/** @type {import('./render-with.ts').Told} */
const { url, source } = workerData;

registerHooks({
  load: (asked, context, next) =>
    asked === url ? { format: 'module-typescript', shortCircuit: true, source } : next(asked, context),
});

// Only what is loaded after the hook sees the other versions.
const { loadConfig } = await import('@auditorsec/cli/load');
const { render } = await import('@auditorsec/cli/render');
const { repositoryRoot } = await import('@auditorsec/problem/call-site');

const { clusters } = await render(await loadConfig(repositoryRoot, []));
parentPort?.postMessage(clusters.map(({ name, files }) => ({ name, files })));
