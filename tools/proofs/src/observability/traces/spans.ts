import { createHash } from 'node:crypto';

/** One span of a trace, as far as a collector decides by it. */
export interface Span {
  readonly service: string;
  /** In milliseconds; 5 unless told. */
  readonly duration?: number;
  readonly failed?: boolean;
  readonly attributes?: Readonly<Record<string, string>>;
}

export interface Trace {
  readonly id: string;
  readonly spans: readonly Span[];
}

/** Traces of the same kind. Their ids are made of a name and a number: the share that is kept goes by their hash, so runs are alike. */
export function traces(name: string, count: number, spans: (place: number) => readonly Span[]): Trace[] {
  return Array.from({ length: count }, (_, place) => ({ id: traceId(`${name} ${place}`), spans: spans(place) }));
}

function traceId(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

/** One span of many traces as an OTLP request in JSON: spans of a trace come from several proxies, each in its own. */
export function request(all: readonly Trace[], place: number): unknown {
  return {
    resourceSpans: all.flatMap(({ id, spans }) => {
      const span = spans[place];
      return span ? [resourceSpans(id, place, span)] : [];
    }),
  };
}

const NANOSECONDS = 1_000_000n;
const START = 1_700_000_000_000n * NANOSECONDS;

function resourceSpans(traceId: string, place: number, { service, duration = 5, failed, attributes = {} }: Span) {
  return {
    resource: { attributes: keyValues({ 'service.name': service, ...attributes }) },
    scopeSpans: [
      {
        spans: [
          {
            traceId,
            spanId: `${place + 1}`.padStart(16, '0'),
            name: 'call',
            kind: 2,
            startTimeUnixNano: `${START}`,
            endTimeUnixNano: `${START + BigInt(duration) * NANOSECONDS}`,
            attributes: keyValues(attributes),
            events: [{ timeUnixNano: `${START}`, name: 'seen', attributes: keyValues(attributes) }],
            status: failed ? { code: 2 } : {},
          },
        ],
      },
    ],
  };
}

function keyValues(attributes: Readonly<Record<string, string>>) {
  return Object.entries(attributes).map(([key, stringValue]) => ({ key, value: { stringValue } }));
}
