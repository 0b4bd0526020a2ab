import type { AlertCase } from './case.ts';

const region = 'region="us-east-1"';
const exporter = `{${region},pod="otel-0",exporter="otlp"}`;

export const tracingCases: readonly AlertCase[] = [
  {
    alert: 'SpansLost',
    says: 'Jaeger refuses spans',
    series: { [`otelcol_exporter_send_failed_spans${exporter}`]: '0x5 10+10x40' },
    quiet: ['5m', '14m'],
    fires: { '20m': ['exporter="otlp"'] },
  },
  {
    alert: 'SpansLost',
    says: 'some were lost as Jaeger was replaced',
    series: { [`otelcol_exporter_send_failed_spans${exporter}`]: '0x5 80x40' },
    quiet: ['8m', '17m', '40m'],
  },
  {
    alert: 'SpanQueueFull',
    says: 'a queue is nearly full',
    series: {
      [`otelcol_exporter_queue_size${exporter}`]: '900x30',
      [`otelcol_exporter_queue_capacity${exporter}`]: '1000x30',
    },
    quiet: ['9m'],
    fires: { '11m': ['pod="otel-0",exporter="otlp"'] },
  },
  {
    alert: 'SpanQueueFull',
    says: 'a queue is half full',
    series: {
      [`otelcol_exporter_queue_size${exporter}`]: '500x30',
      [`otelcol_exporter_queue_capacity${exporter}`]: '1000x30',
    },
    quiet: ['20m'],
  },
];
