import { strict as assert } from 'node:assert';
import { type Check, check } from '../../check.ts';
import { Stage } from '../../parts/stage.ts';
import type { Session } from '../../session.ts';
import { PASSWORD, runJob, settings } from './job.ts';
import { type Put, startStub } from './stub.ts';

const checks: readonly Check<Stage>[] = [
  check(
    'the setup of Elasticsearch writes every setting as it was generated, each after what it names',
    async (stage) => {
      const { url, puts } = await startStub(stage, (put, before) => (namesOnlyKnown(put, before) ? 200 : 400));
      const { code, printed } = await runJob(stage, url);
      assert.equal(code, 0, printed);
      assert.deepEqual(new Map(puts.map(({ path, body }) => [path, body])), settings());
      for (const { method, authorization } of puts) {
        assert.equal(method, 'PUT');
        assert.equal(authorization, `Basic ${Buffer.from(`elastic:${PASSWORD}`).toString('base64')}`);
      }
      return `${puts.length} settings`;
    },
  ),
  check('it waits for an Elasticsearch that is still starting', async (stage) => {
    let busy = 2;
    const { url, puts } = await startStub(stage, () => (busy-- > 0 ? 503 : 200));
    const { code, printed } = await runJob(stage, url);
    assert.equal(code, 0, printed);
    assert.equal(puts.length, settings().size + 2);
    return 'two answers of 503, then every setting';
  }),
  check(
    'a setting that Elasticsearch refuses fails the job at once, so that nothing begins to write',
    async (stage) => {
      const { url, puts } = await startStub(stage, ({ path }) => (path.startsWith('_index_template') ? 400 : 200));
      const { code } = await runJob(stage, url);
      assert.notEqual(code, 0);
      assert.equal(puts.filter(({ path }) => path.startsWith('_index_template')).length, 1);
      return `ended with ${code} after ${puts.length} of ${settings().size} settings`;
    },
  ),
];

/** The Job that tells Elasticsearch what no Kubernetes object can: its script runs, with the real curl, against a stub. */
export async function logStore(session: Session): Promise<void> {
  for (const each of checks.filter(({ name }) => session.wants(name))) {
    const stage = new Stage();
    try {
      await session.check(each, stage);
    } finally {
      await stage.close({ keepLogs: false });
    }
  }
}

/** Elasticsearch takes a template whose policy isn't there, and then keeps its indices for ever. */
function namesOnlyKnown({ body }: Put, before: readonly Put[]): boolean {
  const { template } = body as { template?: { settings: Record<string, string> } };
  if (!template) return true;
  const named = [
    `_ilm/policy/${template.settings['index.lifecycle.name']}`,
    `_ingest/pipeline/${template.settings['index.final_pipeline']}`,
  ];
  return named.every((path) => before.some((put) => put.path === path));
}
