import { z } from 'zod';

const components = z.record(z.string(), z.unknown());

/** The collector's own configuration. What a component takes is the collector's to judge. */
export const config = z.strictObject({
  receivers: components,
  processors: components.optional(),
  exporters: components,
  connectors: components.optional(),
  extensions: components.optional(),
  service: z.strictObject({
    extensions: z.array(z.string()).optional(),
    pipelines: z.record(
      z.string(),
      z.strictObject({
        receivers: z.array(z.string()),
        processors: z.array(z.string()).optional(),
        exporters: z.array(z.string()),
      }),
    ),
    telemetry: components.optional(),
  }),
});
