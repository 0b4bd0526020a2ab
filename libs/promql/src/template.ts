/** Variables of time that Grafana puts into a query: windows, and their lengths as numbers. */
const TIME_VARIABLE =
  /\$(?:__(?:rate_interval|interval|range)(_s|_ms)?\b|\{__(?:rate_interval|interval|range)(_s|_ms)?\})/g;

/**
 * A panel's query as PromQL: a window stands for each variable of time, as long as its name, so that places in the text
 * stay what they are. Other variables stand inside quotes, where they are text like any other.
 */
export function withoutTimeVariables(expr: string): string {
  return expr.replace(TIME_VARIABLE, (name, short?: string, long?: string) =>
    ((short ?? long) ? '300' : '5m').padEnd(name.length),
  );
}
