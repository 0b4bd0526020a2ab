import { readmeExample } from '@auditorsec/manifest/testing/readme';
import { objectNamed, render, yamlStream } from '@auditorsec/manifest/testing/render';
import type { KubeObject } from '@auditorsec/manifest/types';
import { expect, test } from 'vitest';
import { dashboard, renderDashboards } from './dashboard.ts';
import { datasource } from './datasource.ts';
import { dashboards } from './deliver.ts';
import { example } from './example.ts';
import { instancesWith } from './instances.ts';
import { barGauge } from './panels/bar-gauge.ts';
import { stat } from './panels/stat.ts';
import { table } from './panels/table.ts';
import { timeseries } from './panels/timeseries.ts';

const instances = instancesWith({ dashboards: 'platform' });
const text = { title: 'Up', description: 'What is up.', unit: 'count' } as const;

function rendered(...panels: Parameters<typeof dashboard>[0]['rows'][number]['panels']) {
  const [json] = renderDashboards([
    dashboard({ uid: 'up', title: 'Up', description: 'Up.', rows: [{ title: 'All', panels }] }),
  ]);
  return json;
}

test('the README shows an example that makes its golden', async () => {
  await expect(readmeExample(import.meta.dirname)).toMatchFileSnapshot('example.ts');
  await expect(yamlStream(render(example))).toMatchFileSnapshot('../golden/example.yaml');
});

test('a dashboard declares the variables that it uses, and no others', () => {
  const names = (expr: string) =>
    rendered(stat({ ...text, queries: [{ expr, legend: 'up' }] }))?.templating.list?.map(({ name }) => name);
  // Annotations ask for the region in any case.
  expect(names('vector(1)')).toEqual(['datasource', 'region']);
  expect(names('up{region=~"$region",service=~"$service"}')).toEqual(['datasource', 'region', 'service']);
});

test('a panel of logs reads the data source of logs, in the chosen regions', () => {
  const users = { unique: 'user.hash', among: { all: '*' } };
  const json = rendered(timeseries({ ...text, queries: users }), barGauge({ ...text, title: 'All', queries: users }));
  expect(json?.templating.list?.map(({ name }) => name)).toEqual(['datasource', 'logs', 'region']);
  const [, overTime, inAll] = json?.panels ?? [];
  for (const panel of [overTime, inAll])
    expect(panel).toMatchObject({
      datasource: { type: 'elasticsearch', uid: `\${logs}` },
      targets: [{ query: 'cloud.region:$region', metrics: [{ type: 'cardinality', field: 'user.hash' }] }],
    });
  const aggregations = (panel: unknown) =>
    (panel as { targets: { bucketAggs: { type: string }[] }[] }).targets[0]?.bucketAggs.map(({ type }) => type);
  expect(aggregations(overTime)).toEqual(['filters', 'date_histogram']);
  expect(aggregations(inAll)).toEqual(['filters']);
});

test('colours change at the bounds of a threshold, whichever side is bad, and never where there is none', () => {
  const steps = (threshold?: Parameters<typeof stat>[0]['threshold']) =>
    stat({ ...text, queries: [], ...(threshold && { threshold }) }).json.fieldConfig.defaults.thresholds?.steps;
  const [green, orange, red] = ['green', 'orange', 'red'].map((color) => ({ color }));
  expect(steps()).toEqual([{ ...green, value: null }]);
  expect(steps({ above: { warning: 1, critical: 2 } })).toEqual([
    { ...green, value: null },
    { ...orange, value: 1 },
    { ...red, value: 2 },
  ]);
  expect(steps({ below: { warning: 2, critical: 1 } })).toEqual([
    { ...red, value: null },
    { ...orange, value: 1 },
    { ...green, value: 2 },
  ]);
  expect(steps({ below: { critical: 1 } })).toEqual([
    { ...red, value: null },
    { ...green, value: 1 },
  ]);
});

test('the bounds of a graph lie inside its axis, and outages do not flatten what is small', () => {
  const custom = (props: Partial<Parameters<typeof timeseries>[0]>) =>
    timeseries({ ...text, queries: [], ...props }).json.fieldConfig.defaults.custom;
  expect(custom({ threshold: { above: { warning: 6, critical: 14 } } })).toMatchObject({ axisSoftMax: 14 });
  expect(custom({ threshold: { below: { critical: 0.99 } } })).toMatchObject({ axisSoftMin: 0.99 });
  expect(custom({})).not.toHaveProperty('scaleDistribution');
  expect(custom({ logarithmicFrom: 1 })).toMatchObject({ scaleDistribution: { type: 'symlog', linearThreshold: 1 } });
});

test('a table shows its labels in their order with the value last, and is sorted by the value, or by what it says', () => {
  const props = { ...text, query: { expr: 'up' }, columns: { job: 'Job', region: 'Region' }, value: 'Up' };
  const { transformations } = table(props).json;
  expect(transformations?.map(({ options }) => options)).toEqual([
    { include: { names: ['job', 'region', 'Value'] } },
    { indexByName: { job: 0, region: 1, Value: 2 }, renameByName: { job: 'Job', region: 'Region', Value: 'Up' } },
  ]);
  expect(table(props).json.options).toMatchObject({ sortBy: [{ displayName: 'Up', desc: true }] });
  expect(table({ ...props, sortBy: 'Job' }).json.options).toMatchObject({
    sortBy: [{ displayName: 'Job', desc: false }],
  });
});

test('secrets of a data source come from Secrets, by the names of their keys', () => {
  const [object] = render((chart) =>
    datasource(chart, {
      name: 'logs',
      namespace: 'observability',
      instances,
      title: 'Logs',
      type: 'elasticsearch',
      url: 'https://logs:9200',
      login: { user: 'grafana', password: { name: 'grafana-elasticsearch', key: 'password' } },
      authority: { name: 'logs-ca', key: 'ca.crt' },
    }),
  );
  expect(object).toMatchObject({
    spec: {
      datasource: {
        basicAuthUser: 'grafana',
        jsonData: { tlsAuthWithCACert: true },
        secureJsonData: { basicAuthPassword: `\${password}`, tlsCACert: `\${ca.crt}` },
      },
      valuesFrom: [
        {
          targetPath: 'secureJsonData.basicAuthPassword',
          valueFrom: { secretKeyRef: { name: 'grafana-elasticsearch', key: 'password' } },
        },
        { targetPath: 'secureJsonData.tlsCACert', valueFrom: { secretKeyRef: { name: 'logs-ca', key: 'ca.crt' } } },
      ],
    },
  });
});

test('the server applies a dashboard that is too large for an annotation, and only such a one', () => {
  const annotations = (json: string) =>
    objectNamed<KubeObject>(
      render((chart) =>
        dashboards(chart, { namespace: 'observability', instances, folder: 'shop', dashboards: [{ uid: 'up', json }] }),
      ),
      'GrafanaDashboard observability/up',
    ).metadata.annotations;
  expect(annotations('x'.repeat(250_000))).toBeUndefined();
  expect(annotations('x'.repeat(262_144))).toEqual({ 'argocd.argoproj.io/sync-options': 'ServerSideApply=true' });
});
