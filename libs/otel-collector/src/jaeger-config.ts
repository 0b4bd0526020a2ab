import { z } from 'zod';

/*
 * The configuration of Jaeger 2.20, in the fields that we set, from its source (`cmd/jaeger/internal/extension`,
 * `internal/storage/elasticsearch/config` at v2.20.0): no registry serves a build that could read it for us.
 */

const endpoint = z.strictObject({ endpoint: z.string().regex(/^[\w.]+:\d+$/, 'host:port') });

/**
 * Spans, services and dependencies lie behind aliases which a lifecycle policy rolls over. Jaeger 2.20 knows
 * `data_stream` as well and refuses to start with it: "not yet implemented" (`config_rotation.go`).
 */
const index = z.strictObject({
  shards: z.int().min(1),
  replicas: z.int().min(0),
  rotation: z.strictObject({ auto_rollover: z.strictObject({ policy_name: z.string().min(1) }) }),
});

const elasticsearch = z.strictObject({
  server_urls: z.array(z.url({ protocol: /^https$/ })).min(1),
  auth: z.strictObject({
    basic: z.strictObject({ username: z.string().min(1), password_file: z.string().startsWith('/') }),
  }),
  tls: z.strictObject({ ca_file: z.string().startsWith('/') }),
  indices: z.strictObject({
    spans: index,
    services: index,
    dependencies: index,
  }),
});

export const jaegerConfig = z
  .strictObject({
    extensions: z.strictObject({
      healthcheckv2: z.strictObject({
        use_v2: z.literal(true),
        http: endpoint.extend({
          status: z.strictObject({ enabled: z.literal(true), path: z.string().startsWith('/') }),
        }),
      }),
      jaeger_storage: z.strictObject({
        backends: z.record(z.string(), z.strictObject({ elasticsearch })),
      }),
      jaeger_query: z.strictObject({
        storage: z.strictObject({ traces: z.string() }),
        http: endpoint,
        grpc: endpoint,
      }),
      remote_sampling: z.strictObject({
        file: z.strictObject({
          path: z.string().startsWith('/'),
          default_sampling_probability: z.number().min(0).max(1),
          reload_interval: z.string().regex(/^\d+(s|m)$/, 'a duration: 60s'),
        }),
        http: endpoint,
        grpc: endpoint,
      }),
    }),
    receivers: z.strictObject({
      otlp: z.strictObject({ protocols: z.strictObject({ grpc: endpoint }) }),
    }),
    processors: z.strictObject({ batch: z.strictObject({}) }),
    exporters: z.strictObject({ jaeger_storage_exporter: z.strictObject({ trace_storage: z.string() }) }),
    service: z.strictObject({
      extensions: z.array(z.enum(['jaeger_storage', 'jaeger_query', 'remote_sampling', 'healthcheckv2'])).length(4),
      pipelines: z.strictObject({
        traces: z.strictObject({
          receivers: z.tuple([z.literal('otlp')]),
          processors: z.tuple([z.literal('batch')]),
          exporters: z.tuple([z.literal('jaeger_storage_exporter')]),
        }),
      }),
      telemetry: z.record(z.string(), z.unknown()),
    }),
  })
  .superRefine(({ extensions, exporters }, issues) => {
    const backends = Object.keys(extensions.jaeger_storage.backends);
    const used = {
      'extensions.jaeger_query.storage.traces': extensions.jaeger_query.storage.traces,
      'exporters.jaeger_storage_exporter.trace_storage': exporters.jaeger_storage_exporter.trace_storage,
    };
    for (const [place, backend] of Object.entries(used))
      if (!backends.includes(backend))
        issues.addIssue({
          code: 'custom',
          path: place.split('.'),
          message: `one of ${backends.join(', ')}`,
          input: backend,
        });
  });

export type JaegerConfig = z.input<typeof jaegerConfig>;
