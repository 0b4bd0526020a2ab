import type { FileSpec } from '@auditorsec/manifest/types';
import type { ClusterObjects } from './objects.ts';

/** How proxies write their access log, where the mesh says so. */
export interface LogFormat {
  readonly file: FileSpec;
  readonly field: string;
  /** The parts that may hold command operators; none where Istio's own format is used. */
  readonly texts: readonly string[];
}

interface Provider {
  readonly name: string;
  readonly envoyFileAccessLog?: Log;
  readonly envoyOtelAls?: Log;
}

interface Log {
  readonly logFormat?: { readonly text?: string; readonly labels?: Readonly<Record<string, unknown>> };
}

interface Istiod {
  readonly spec?: {
    readonly source?: {
      readonly chart?: string;
      readonly helm?: {
        readonly valuesObject?: {
          readonly meshConfig?: {
            readonly accessLogFile?: string;
            readonly accessLogFormat?: string;
            readonly extensionProviders?: readonly Provider[];
          };
        };
      };
    };
  };
}

const FIELD = 'spec.source.helm.valuesObject.meshConfig';

/** The formats of all logs that the mesh's configuration offers. */
export function logFormats(objects: ClusterObjects): LogFormat[] {
  return objects.of<Istiod>('Application.argoproj.io').flatMap(({ file, object }) => {
    const { chart, helm } = object.spec?.source ?? {};
    const mesh = helm?.valuesObject?.meshConfig;
    if (chart !== 'istiod' || !mesh) return [];
    const providers = (mesh.extensionProviders ?? []).flatMap((provider, index) => {
      const log = provider.envoyFileAccessLog ?? provider.envoyOtelAls;
      return log ? [{ file, field: `${FIELD}.extensionProviders[${index}]`, texts: texts(log.logFormat) }] : [];
    });
    if (!mesh.accessLogFile) return providers;
    const format = mesh.accessLogFormat;
    return [...providers, { file, field: `${FIELD}.accessLogFormat`, texts: format ? [format] : [] }];
  });
}

function texts({ text, labels = {} }: NonNullable<Log['logFormat']> = {}): string[] {
  return [...(text ? [text] : []), ...Object.values(labels).map(String)];
}
