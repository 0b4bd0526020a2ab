const SI: readonly (readonly [number, string])[] = [
  [1e12, 'T'],
  [1e9, 'G'],
  [1e6, 'M'],
  [1e3, 'k'],
];

const BINARY: readonly (readonly [number, string])[] = [
  [2 ** 40, 'Ti'],
  [2 ** 30, 'Gi'],
  [2 ** 20, 'Mi'],
  [2 ** 10, 'Ki'],
];

const DAY = 86_400;

/** How Grafana writes a number of a unit. Units that it doesn't know it leaves out, and so does this. */
const units: Readonly<Record<string, (value: number) => string>> = {
  percentunit: (value) => `${digits(value * 100)} %`,
  percent: (value) => `${digits(value)} %`,
  bytes: (value) => `${scaled(value, BINARY)}B`,
  binBps: (value) => `${scaled(value, BINARY)}B/s`,
  currencyUSD: (value) => `$${scaled(value, SI)}`,
  s: (value) => (Math.abs(value) >= DAY ? `${digits(value / DAY)} d` : seconds(value)),
  ms: (value) => seconds(value / 1000),
  d: (value) => `${digits(value)} d`,
  reqps: (value) => `${scaled(value, SI)} req/s`,
  cps: (value) => `${scaled(value, SI)}/s`,
  'suffix:x': (value) => `${digits(value)}x`,
};

/** A number as people read it in a panel. */
export function format(value: number, unit: string): string {
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '–';
  return (units[unit] ?? ((plain: number) => scaled(plain, SI)))(value);
}

function seconds(value: number): string {
  return Math.abs(value) < 1 ? `${digits(value * 1000)} ms` : `${digits(value)} s`;
}

function scaled(value: number, steps: typeof SI): string {
  const step = steps.find(([size]) => Math.abs(value) >= size);
  return step ? `${digits(value / step[0])} ${step[1]}` : `${digits(value)} `.trimEnd();
}

/** Three digits that count, without zeros at the end. */
function digits(value: number): string {
  return Math.abs(value) >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(3)));
}
