import type { AppContext } from '@auditorsec/config/app';
import type { Construct } from 'constructs';
import { blackboxExporter } from './blackbox.ts';
import { cloudWatchExporter } from './cloudwatch.ts';
import { elasticsearchExporter, postgresExporter } from './stores.ts';

export interface ExporterImages {
  readonly blackbox: string;
  readonly cloudWatch: string;
  readonly postgres: string;
  readonly elasticsearch: string;
}

/** The processes that this app runs to read what speaks no Prometheus. */
export function exporters(chart: Construct, images: ExporterImages, { cluster, externals }: AppContext): void {
  blackboxExporter(chart, images.blackbox);
  cloudWatchExporter(chart, images.cloudWatch, cluster);
  elasticsearchExporter(chart, images.elasticsearch);
  for (const database of externals.filter(({ name }) => name === 'database'))
    postgresExporter(chart, images.postgres, database, cluster.region);
}
