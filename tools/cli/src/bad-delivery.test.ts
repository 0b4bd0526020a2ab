import { afterAll, expect, test } from 'vitest';
import { refused } from './testing/refused.ts';
import { Sandbox } from './testing/sandbox.ts';

const box = new Sandbox();
afterAll(() => box.delete());

const US = 'clusters/us-east-1/cluster.ts';

const withoutLines = (text: string) => text.replaceAll(/\.ts:\d+(:\d+)?/g, '.ts:LINE');

/** What a person reads of the findings of one rule; nothing is written. */
function found(rule: string, mistake: () => void): string {
  mistake();
  const before = box.digest();
  const { exitCode, stdout } = box.run(['generate']);
  expect(exitCode).toBe(1);
  expect(box.digest()).toBe(before);
  box.restore();
  return withoutLines(
    stdout
      .split('\n\n')
      .filter((text) => text.startsWith(rule))
      .join('\n\n'),
  );
}

/** An Application that was patched past the app that makes it. */
function patched(merge: object): void {
  const patch = { object: 'Application argocd/gateway', reason: 'tried by hand first', merge };
  box.edit(US, 'apps: [', `patches: [${JSON.stringify(patch)}],\n  apps: [`);
}

test('an app in no project', () => {
  expect(found('match-application-project', () => patched({ spec: { project: null } }))).toMatchInlineSnapshot(`
    "match-application-project  us-east-1  Application argocd/gateway  spec.project
      the project default allows everything: whoever may write an Application owns the cluster. Name one of this repository: us-east-1, us-east-1-charts.
      config  clusters/us-east-1/cluster.ts:LINE
      made by apps/delivery/src/delivery.ts:LINE
      file    generated/us-east-1/delivery/Application.argoproj.io_argocd_gateway.yaml
      rule    docs/checks/match-application-project.md"
  `);
  expect(found('match-application-project', () => patched({ spec: { project: 'us-east' } }))).toMatchInlineSnapshot(`
    "match-application-project  us-east-1  Application argocd/gateway  spec.project
      Argo CD refuses to sync it: there is no project us-east in argocd. Name one of this repository: us-east-1, us-east-1-charts.
      config  clusters/us-east-1/cluster.ts:LINE
      made by apps/delivery/src/delivery.ts:LINE
      file    generated/us-east-1/delivery/Application.argoproj.io_argocd_gateway.yaml
      rule    docs/checks/match-application-project.md"
  `);
});

test('an app that follows a ring which does not exist', () => {
  const mistake = () => patched({ spec: { source: { targetRevision: 'ring/mars' } } });
  expect(found('match-ring', mistake)).toMatchInlineSnapshot(`
    "match-ring  us-east-1  Application argocd/gateway  spec.source.targetRevision
      it follows ring/mars, which does not move with us-east-1: a change comes when others get theirs, one mistake everywhere at once, or never. Follow ring/us-east-1.
      config  clusters/us-east-1/cluster.ts:LINE
      made by apps/delivery/src/delivery.ts:LINE
      file    generated/us-east-1/delivery/Application.argoproj.io_argocd_gateway.yaml
      rule    docs/checks/match-ring.md"
  `);
});

test('two apps that own one object', () => {
  const mistake = () => {
    box.write(
      'clusters/us-east-1/twin.ts',
      `import { defineApp } from '@auditorsec/config/app';
import { addManifest } from '@auditorsec/manifest/chart';
import { z } from 'zod';

export const twin = defineApp({
  name: 'twin',
  props: z.strictObject({}),
  compose(chart) {
    const metadata = { name: 'ci-failure-agent', namespace: 'ci-failure' };
    addManifest(chart, { apiVersion: 'v1', kind: 'ServiceAccount', metadata });
  },
});
`,
    );
    box.edit(US, 'export default', `import { twin } from './twin.ts';\n\nexport default`);
    box.edit(US, 'apps: [', 'apps: [\n    twin({}),');
  };
  expect(found('unique-object-owner', mistake)).toMatchInlineSnapshot(`
    "unique-object-owner  us-east-1  ServiceAccount ci-failure/ci-failure-agent
      Argo CD applies ServiceAccount ci-failure/ci-failure-agent from two Applications in turn, and pruning one deletes it for both: app ci-failure-agent makes it at apps/ci-failure-agent/src/ci-failure-agent.ts:LINE, app twin at clusters/us-east-1/cluster.ts:LINE. Keep it in one of them.
      config  clusters/us-east-1/cluster.ts:LINE
      made by clusters/us-east-1/cluster.ts:LINE
      file    generated/us-east-1/twin/ServiceAccount_ci-failure_ci-failure-agent.yaml
      rule    docs/checks/unique-object-owner.md"
  `);
});

test('two regions in one ring', () => {
  const mistake = () => box.edit('clusters/fleet.ts', 'ring: 2', 'ring: 1');
  expect(withoutLines(refused(box, mistake))).toMatchInlineSnapshot(`
    "clusters/fleet.ts:LINE  clusters.ap-southeast-1.ring
      found    1
      allowed  a ring of its own: eu-west-1 is in ring 1

    1 mistake in the config; nothing was written.
    "
  `);
});
