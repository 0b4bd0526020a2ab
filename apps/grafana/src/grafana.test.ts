import { composeApp } from '@auditorsec/config/testing/compose-app';
import { objectNamed } from '@auditorsec/manifest/testing/render';
import { accessLogFields } from '@auditorsec/telemetry/access-log-format';
import type { INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy';
import { expect, test } from 'vitest';
import { grafana } from './grafana.ts';

interface Grafana {
  readonly metadata: { readonly labels: Record<string, string> };
  readonly spec: {
    readonly config: Record<string, Record<string, string>>;
    readonly deployment: {
      readonly spec: {
        readonly replicas: number;
        readonly template: { readonly spec: { readonly containers: readonly { readonly env: readonly Env[] }[] } };
      };
    };
  };
}
interface Env {
  readonly name: string;
  readonly value?: string;
  readonly valueFrom?: { readonly secretKeyRef: { readonly name: string } };
}
interface Content {
  readonly kind: string;
  readonly spec: {
    readonly instanceSelector?: { readonly matchLabels: Record<string, string> };
    readonly resyncPeriod?: string;
    readonly uid?: string;
    readonly datasource?: {
      readonly url: string;
      readonly isDefault: boolean;
      readonly editable: boolean;
      readonly jsonData?: Record<string, unknown>;
    };
  };
}

const objects = await composeApp(grafana({}));
const instance = objectNamed<Grafana>(objects, 'Grafana observability/grafana');
const contents = (objects as unknown as Content[]).filter(({ kind }) => /^Grafana./.test(kind));
const sources = contents.filter(({ kind }) => kind === 'GrafanaDatasource');

test('people log in at the issuer of tokens, in a role that their groups give them, or not at all', () => {
  const { config } = instance.spec;
  expect(config['auth.anonymous']?.['enabled']).toBe('false');
  expect(config['auth.generic_oauth']).toMatchObject({
    token_url: 'https://example.com/oauth2/token',
    role_attribute_strict: 'true',
  });
  expect(config['server']?.['root_url']).toBe('https://grafana.example.com');
});

test('passwords and keys are in Secrets, and in no text of ours', () => {
  const env = instance.spec.deployment.spec.template.spec.containers.flatMap((container) => container.env);
  expect(env).toHaveLength(4);
  for (const { value, valueFrom } of env) {
    expect(value).toBeUndefined();
    expect(valueFrom?.secretKeyRef.name).toMatch(/^grafana-/);
  }
  expect(JSON.stringify(instance.spec.config)).not.toMatch(/password|client_secret/);
});

test('all that Grafana shows finds it, and is back within a minute when its one pod is lost', () => {
  expect(instance.spec.deployment.spec.replicas).toBe(1);
  expect(contents).toHaveLength(11);
  for (const { spec } of contents) {
    expect(instance.metadata.labels).toMatchObject(spec.instanceSelector?.matchLabels ?? { none: '' });
    expect(spec.resyncPeriod).toBe('1m');
  }
});

test('a log entry leads to its trace, by a field that the access log has', () => {
  const logs = sources.find(({ spec }) => spec.uid === 'elasticsearch')?.spec.datasource?.jsonData;
  const [link] = (logs?.['dataLinks'] ?? []) as readonly { readonly field: string; readonly datasourceUid: string }[];
  expect(accessLogFields.map(({ name }) => name)).toContain(link?.field);
  expect(sources.map(({ spec }) => spec.uid)).toContain(link?.datasourceUid);
});

test('there are four data sources by known uids, one of them the default, none to be edited', () => {
  expect(sources.map(({ spec }) => spec.uid)).toEqual(['alertmanager', 'elasticsearch', 'jaeger', 'prometheus']);
  expect(sources.filter(({ spec }) => spec.datasource?.isDefault).map(({ spec }) => spec.uid)).toEqual(['prometheus']);
  expect(sources.every(({ spec }) => spec.datasource?.editable === false)).toBe(true);
});

test('the network is open to what data sources name, to the identity provider, and from the operator alone', () => {
  const { spec } = objectNamed<INetworkPolicy>(objects, 'NetworkPolicy observability/grafana');
  const ports = (spec?.egress ?? []).flatMap((rule) => (rule.ports ?? []).map(({ port }) => Number(port)));
  const asked = sources.map(({ spec }) => Number(new URL(spec.datasource?.url ?? '').port));
  expect(ports.toSorted()).toEqual([...asked, 443].toSorted());
  expect(spec?.ingress?.flatMap(({ from }) => from)).toEqual([
    expect.objectContaining({ podSelector: { matchLabels: { 'app.kubernetes.io/name': 'grafana-operator' } } }),
  ]);
});
