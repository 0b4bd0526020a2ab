import { prometheusSource } from './prometheus-query.ts';
import type { AnnotationJson } from './sdk.ts';

/** Marks when somebody was paged, in every graph. */
export const pages: AnnotationJson = {
  name: 'Pages',
  datasource: prometheusSource,
  enable: true,
  iconColor: 'red',
  expr: 'ALERTS{alertstate="firing",severity="page",region=~"$region"}',
  titleFormat: '{{alertname}}',
  textFormat: '{{region}}',
  step: '60s',
};
