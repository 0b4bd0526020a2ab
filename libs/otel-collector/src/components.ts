/*
 * Components of the collector, in the fields that we set. What isn't here is in no image that a proof has run.
 */

/** Components by id: `otlp_grpc`, or `otlp_grpc/jaeger` where there are several of one type. */
export type ById<Types> = { readonly [Type in keyof Types & string as Type | `${Type}/${string}`]?: Types[Type] };

/** Receives the fewest spans under an overload rather than being killed with all of them. */
export interface MemoryLimiter {
  readonly check_interval: string;
  /** Of the container's memory limit. */
  readonly limit_percentage: number;
  readonly spike_limit_percentage: number;
}

/** Masks values, and whole attributes by their keys, of spans, their events and resources. Patterns are RE2. */
export interface Redaction {
  readonly allow_all_keys: true;
  readonly blocked_key_patterns: readonly string[];
  readonly blocked_values: readonly string[];
  /** Numbers and lists as well as text. */
  readonly redact_all_types: true;
  /** `info` adds the number of masked attributes to a span, `debug` their names too. */
  readonly summary: 'silent' | 'info';
}

/** Decides over whole traces: one that any policy keeps is kept. */
export interface TailSampling {
  /** How long spans of a trace are waited for. */
  readonly decision_wait: string;
  /** Traces that are held at a time; beyond them the oldest are dropped undecided. */
  readonly num_traces: number;
  readonly expected_new_traces_per_sec: number;
  /** What was decided, for spans that come later than the decision. */
  readonly decision_cache: { readonly sampled_cache_size: number; readonly non_sampled_cache_size: number };
  readonly policies: readonly TailPolicy[];
}

export type TailPolicy = { readonly name: string } & (Condition | Combination);

type Condition =
  | {
      readonly type: 'status_code';
      readonly status_code: { readonly status_codes: readonly ('ERROR' | 'OK' | 'UNSET')[] };
    }
  | { readonly type: 'latency'; readonly latency: { readonly threshold_ms: number } }
  | {
      readonly type: 'string_attribute';
      readonly string_attribute: { readonly key: string; readonly values: readonly string[] };
    }
  | { readonly type: 'probabilistic'; readonly probabilistic: { readonly sampling_percentage: number } };

type Named<Policy> = { readonly name: string } & Policy;

type Combination =
  | { readonly type: 'and'; readonly and: { readonly and_sub_policy: readonly Named<Condition>[] } }
  | { readonly type: 'not'; readonly not: { readonly not_sub_policy: Named<Condition> } };

export type Processors = ById<{
  redaction: Redaction;
  tail_sampling: TailSampling;
}>;

/** Sidecars encrypt what leaves the pod, so the collector itself speaks plaintext. */
interface OtlpClient {
  readonly tls: { readonly insecure: true };
}

/** Sends every span of a trace to the same pod. */
export interface LoadBalancing {
  readonly routing_key: 'traceID';
  readonly protocol: { readonly otlp: OtlpClient };
  readonly resolver: {
    readonly k8s: {
      /** `<service>.<namespace>` of a headless Service. */
      readonly service: string;
      readonly ports: readonly number[];
      /** Names, not addresses: proxies know pods of a headless Service by their host names alone. */
      readonly return_hostnames: true;
    };
  };
}

export type Exporters = ById<{
  otlp_grpc: OtlpClient & { readonly endpoint: string };
  load_balancing: LoadBalancing;
}>;
