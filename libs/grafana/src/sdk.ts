import type * as dashboards from '@grafana/grafana-foundation-sdk/dashboard';
import type * as elasticsearch from '@grafana/grafana-foundation-sdk/elasticsearch';
import type * as prometheus from '@grafana/grafana-foundation-sdk/prometheus';

/*
 * Dashboards are written as the JSON that Grafana reads, typed by Grafana's own SDK. Its builders give the same JSON
 * (sdk.test.ts holds ours against them), but loading them takes 80 ms of CPU, a fifth of a whole `npm run generate`.
 */

/** A type of the SDK as JSON carries it: enumerations by their values, lists read-only, no methods. */
export type Json<T> = T extends string
  ? `${T}`
  : T extends readonly (infer Item)[]
    ? readonly Json<Item>[]
    : T extends object
      ? { readonly [Key in keyof T as T[Key] extends () => void ? never : Key]: Json<T[Key]> }
      : T;

export type PrometheusTarget = Json<prometheus.Dataquery>;
export type ElasticsearchTarget = Json<elasticsearch.dataquery>;
export type Target = PrometheusTarget | ElasticsearchTarget;

type FieldConfig<Custom> = Omit<Json<dashboards.FieldConfig>, 'custom'> & { readonly custom?: Json<Custom> };

/** A panel of one visualisation, by the SDK's types of its options and of its fields. */
export type PanelJson<Options = object, Custom = object> = Omit<
  Json<dashboards.Panel>,
  'options' | 'fieldConfig' | 'targets'
> & {
  readonly options: Json<Options>;
  readonly fieldConfig: { readonly defaults: FieldConfig<Custom>; readonly overrides: readonly [] };
  readonly targets: readonly Target[];
};

export type RowJson = Json<dashboards.RowPanel>;
export type VariableJson = Json<dashboards.VariableModel>;
export type AnnotationJson = Omit<Json<dashboards.AnnotationQuery>, 'target'>;
export type LinkJson = Json<dashboards.DashboardLink>;
export type GridPosition = Json<dashboards.GridPos>;
export type Thresholds = Json<dashboards.ThresholdsConfig>;

export type DashboardJson = Omit<Json<dashboards.Dashboard>, 'panels' | 'annotations'> & {
  readonly panels: readonly (PanelJson | RowJson)[];
  readonly annotations: { readonly list: readonly AnnotationJson[] };
};
