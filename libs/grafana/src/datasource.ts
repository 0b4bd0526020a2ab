import { addCustom } from '@auditorsec/custom-kind/add-custom';
import type { Construct } from 'constructs';
import type { Instances } from './instances.ts';
import { grafanaDatasource } from './kinds.ts';

/** One key of a Secret. */
export interface SecretKey {
  readonly name: string;
  readonly key: string;
}

export interface DatasourceProps {
  /** Also its uid, by which links and dashboards find it. */
  readonly name: string;
  readonly namespace: string;
  readonly instances: Instances;
  /** What Grafana shows. */
  readonly title: string;
  readonly type: 'alertmanager' | 'elasticsearch' | 'jaeger' | 'prometheus';
  readonly url: string;
  readonly isDefault?: boolean;
  /** What this type of data source takes. */
  readonly options?: Readonly<Record<string, unknown>>;
  /** For servers that ask for a password. */
  readonly login?: { readonly user: string; readonly password: SecretKey };
  /** The authority that signed the server's certificate, where no public one did. */
  readonly authority?: SecretKey;
}

/** A data source that nobody can edit in Grafana; its secrets stay in Secrets. */
export function datasource(chart: Construct, props: DatasourceProps): void {
  const { name, namespace, instances, title, type, url, isDefault = false, options, login, authority } = props;
  const secrets = [
    ...(login ? [{ field: 'basicAuthPassword', from: login.password }] : []),
    ...(authority ? [{ field: 'tlsCACert', from: authority }] : []),
  ];
  addCustom(chart, grafanaDatasource, {
    metadata: { name, namespace },
    spec: {
      ...instances,
      uid: name,
      datasource: {
        name: title,
        type,
        access: 'proxy',
        url,
        isDefault,
        editable: false,
        ...(login && { basicAuth: true, basicAuthUser: login.user }),
        jsonData: { ...options, ...(authority && { tlsAuthWithCACert: true }) },
        ...(secrets.length > 0 && {
          secureJsonData: Object.fromEntries(secrets.map(({ field, from }) => [field, `\${${from.key}}`])),
        }),
      },
      ...(secrets.length > 0 && {
        valuesFrom: secrets.map(({ field, from }) => ({
          targetPath: `secureJsonData.${field}`,
          valueFrom: { secretKeyRef: { ...from } },
        })),
      }),
    },
  });
}
