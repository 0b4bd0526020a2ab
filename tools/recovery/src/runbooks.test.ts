import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadConfig } from '@auditorsec/cli/load';
import { render } from '@auditorsec/cli/render';
import { objectName } from '@auditorsec/manifest/patch';
import { repositoryRoot } from '@auditorsec/problem/call-site';
import { describe, expect, test } from 'vitest';
import {
  awsRights,
  findsAll,
  kubectlCommands,
  namedAlerts,
  namedMetrics,
  namedObjects,
  namedScripts,
} from './named.ts';

const read = (path: string) => readFileSync(join(repositoryRoot, path), 'utf8');
const { fleet, clusters } = await render(await loadConfig(repositoryRoot, []));
const files = clusters.flatMap((cluster) => cluster.files);
const objects = new Set(files.map(({ object }) => objectName(object)));
const generated = clusters.flatMap(({ texts }) => [...texts.values()]).join('\n');
const alerts = new Set([...generated.matchAll(/- alert: (\w+)/g)].map(([, alert = '']) => alert));
const scripts = Object.keys((JSON.parse(read('package.json')) as { scripts: Record<string, string> }).scripts);
const without = (named: readonly string[], known: { has(name: string): boolean }) =>
  named.filter((name) => !known.has(name));

describe.each(['evacuate-region', 'fail-back', 'promote-aurora', 'promote-cache'])('%s', (page) => {
  const text = read(`docs/runbooks/${page}.md`);

  test('names objects that are generated, and what kubectl finds', () => {
    expect(without(namedObjects(text), objects)).toEqual([]);
    expect(kubectlCommands(text).filter((command) => !findsAll(command, files))).toEqual([]);
    expect(kubectlCommands(text)).toHaveLength([...text.matchAll(/kubectl /g)].length);
  });

  test('names alerts, metrics and scripts that there are', () => {
    expect(without(namedAlerts(text), alerts)).toEqual([]);
    expect(namedMetrics(text).filter((metric) => !generated.includes(metric))).toEqual([]);
    expect(without(namedScripts(text), new Set(scripts))).toEqual([]);
  });

  test('scales to nothing, or to the least that the autoscaler has', () => {
    const scaled = text.matchAll(/--context (\S+) -n (\S+) scale deployment (\S+) --replicas=([1-9]\d*)/g);
    for (const [, cluster, namespace, name, replicas] of scaled) {
      const autoscaler = files.find(
        (file) =>
          file.cluster === cluster && objectName(file.object) === `HorizontalPodAutoscaler ${namespace}/${name}`,
      );
      expect(autoscaler?.object['spec']).toHaveProperty('minReplicas', Number(replicas));
    }
  });

  test('asks the control planes of us-east-1 for nothing', () => {
    expect(text.match(/--region us-east-1|aws (route53|iam|cloudfront|sts|organizations) \S+/g)).toBeNull();
  });

  test('names accounts, hosts and global identifiers as they are', () => {
    for (const [, account] of text.matchAll(/arn:aws:rds:[a-z0-9-]+:(\d+):/g)) expect(account).toBe(fleet.aws.account);
    for (const [host] of text.matchAll(/[\w.-]+\.auditorsec\.com/g)) expect(generated).toContain(host);
    for (const [, id = ''] of text.matchAll(/--global-replication-group-id (\S+)/g)) expect(generated).toContain(id);
    for (const [, id = ''] of text.matchAll(/--global-cluster-identifier (\S+)/g))
      expect(objects).toContain(`GlobalCluster platform-aws/${id}`);
  });
});

test('whoever is on call has the right to every command of AWS in a runbook', () => {
  const asked = globSync('docs/runbooks/*.md', { cwd: repositoryRoot }).flatMap((page) => awsRights(read(page)));
  const [row = ''] = /^.*`platform-on-call`.*$/m.exec(read('docs/bootstrap.md')) ?? [];
  expect(asked).toContain('rds:FailoverGlobalCluster');
  expect(asked.filter((right) => !row.includes(`\`${right}\``))).toEqual([]);
});

test('what is not there is found', () => {
  expect(namedObjects('`Pod shop/cart` `NodePool spot` `a b`')).toEqual(['Pod shop/cart', 'NodePool spot']);
  expect(namedAlerts('`DiskFull` `disk` `Disk`')).toEqual(['DiskFull']);
  const [command] = kubectlCommands(
    '`kubectl --context us-east-1 -n istio-ingress scale deployment gone --replicas=0`',
  );
  expect(command).toEqual({
    cluster: 'us-east-1',
    namespace: 'istio-ingress',
    resource: 'deployment',
    names: ['gone'],
  });
  expect(command && findsAll(command, files)).toBe(false);
});
