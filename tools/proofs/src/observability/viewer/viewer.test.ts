import { expect, test } from 'vitest';
import { midnight } from '../data/timeline.ts';
import type { Panel } from '../panels/dashboard.ts';
import { format } from './format.ts';
import { page } from './page.ts';
import { linear, scaleFor, ticks } from './scale.ts';
import type { View } from './view.ts';

const panel = (type: Panel['type'], title: string): Panel => ({
  title,
  type,
  gridPos: { x: 0, y: 0, w: 12, h: 8 },
  datasource: { type: 'prometheus' },
  fieldConfig: {
    defaults: {
      unit: 'ms',
      thresholds: {
        steps: [
          { value: null, color: 'green' },
          { value: 100, color: 'red' },
        ],
      },
    },
  },
});

const lines: View['lines'] = [
  {
    name: 'a <b>',
    labels: { region: 'eu' },
    points: [
      [midnight, 20],
      [midnight + 300, 120],
      [midnight + 1200, 40],
    ],
  },
];

const draw = (type: Panel['type'], found = lines): string => {
  const drawn = panel(type, 'Latency & more');
  const dashboard = { uid: 'd', title: 'D', panels: [drawn], templating: { list: [] } };
  return page([dashboard], [{ panel: drawn, lines: found, time: midnight + 3600 }], []);
};

test('numbers are written as people read them', () => {
  const written = [
    format(0.9995, 'percentunit'),
    format(1536, 'bytes'),
    format(1500, 'ms'),
    format(4200, 'reqps'),
    format(86_400 * 3, 's'),
  ];
  expect(written).toEqual(['100 %', '1.5 KiB', '1.5 s', '4.2 k req/s', '3 d']);
});

test('an axis has few round marks, from below the lowest to above the highest value', () => {
  expect(ticks(0, 193)).toEqual([0, 50, 100, 150, 200]);
  expect(ticks(-0.3, 0.9)).toEqual([-0.5, 0, 0.5, 1]);
  expect(linear([0, 10], [100, 0])(2.5)).toBe(75);
});

test('a logarithmic axis shows an objective of 0.01 % beside an outage of 50 %', () => {
  const { marks, share } = scaleFor([0, 0.5], { scaleDistribution: { type: 'symlog', linearThreshold: 0.0001 } });
  expect(marks).toEqual([0, 0.0001, 0.001, 0.01, 0.1, 1]);
  expect([share(0), share(1)]).toEqual([0, 1]);
  expect(share(0.0001)).toBeGreaterThan(0.05);
});

test('an axis reaches as far as the panel asks', () => {
  expect(scaleFor([0.2], { axisSoftMax: 0.7 }).share(0.7)).toBeGreaterThan(0.8);
});

test('a line breaks where points are missing, and thresholds are drawn', () => {
  const html = draw('timeseries');
  expect(html.match(/<path class="line"[^>]*>/)?.[0].match(/M/g)).toHaveLength(2);
  expect(html).toContain('class="threshold" stroke="var(--red)"');
});

test('every kind of panel shows the newest value in the colour of its threshold, or a state', () => {
  for (const type of ['stat', 'table', 'bargauge', 'piechart', 'timeseries'] as const)
    expect(draw(type), type).toContain('40 ms');
  expect(draw('state-timeline')).toContain('fill="var(--red)"');
});

test('text from labels and titles is no markup', () => {
  expect(draw('stat')).toContain('a &lt;b&gt;');
  expect(draw('stat')).toContain('Latency &amp; more');
});

test('a panel without data says so', () => {
  expect(draw('timeseries', [])).toContain('No data');
});

test('the page needs nothing else', () => {
  expect(draw('stat')).not.toMatch(/(src|href)="(?!#)/);
});
