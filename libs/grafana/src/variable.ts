import type { VariableJson } from './sdk.ts';

interface Source {
  readonly label: string;
  /** The kind of data source that it chooses among. */
  readonly type: 'prometheus' | 'elasticsearch';
}

/** Which data source a dashboard reads; every panel names it by the variable. */
const sources = {
  datasource: { label: 'Metrics', type: 'prometheus' },
  logs: { label: 'Logs', type: 'elasticsearch' },
} as const satisfies Record<string, Source>;

/** What people choose to look at, and the query that lists the choices. */
const choices = {
  region: { label: 'Region', values: 'label_values(up, region)' },
  service: { label: 'Service', values: 'label_values(slo:requests:rate5m, service)' },
} as const;

export type SourceName = keyof typeof sources;

/** The variables that a query may hold, besides Grafana's own of time. */
export const variableNames = Object.keys(choices) as readonly (keyof typeof choices)[];

/** How a dashboard's text refers to a variable. */
export function reference(name: SourceName): string {
  return `\${${name}}`;
}

/** The names of the variables in a text, without Grafana's own. */
export function variablesIn(text: string): string[] {
  return [...text.matchAll(/\$\{?([A-Za-z]\w*)/g)].flatMap(([, name = '']) => name);
}

/** The variables of a dashboard whose text is given: those that it uses, and no others. */
export function variablesOf(text: string): VariableJson[] {
  const used = new Set(variablesIn(text));
  return [
    ...Object.entries(sources)
      .filter(([name]) => used.has(name))
      .map(([name, source]) => sourceVariable(name, source)),
    ...Object.entries(choices)
      .filter(([name]) => used.has(name))
      .map(([name, choice]) => choiceVariable(name, choice)),
  ];
}

function sourceVariable(name: string, { label, type }: Source): VariableJson {
  return { type: 'datasource', name, label, query: type, refresh: 1, multi: false, includeAll: false };
}

/** All are chosen at first; Grafana joins them to the regular expression `(a|b)`. */
function choiceVariable(name: string, { label, values }: { label: string; values: string }): VariableJson {
  return {
    type: 'query',
    name,
    label,
    datasource: { type: 'prometheus', uid: reference('datasource') },
    query: { qryType: 1, query: values, refId: name },
    definition: values,
    current: { text: 'All', value: '$__all' },
    multi: true,
    includeAll: true,
    // A region that is lost must stay in the list of a time range in which it was there.
    refresh: 2,
    sort: 1,
  };
}
