/** What we write of the kinds of External Secrets; the schemas come from its CRDs. */
export interface ExternalSecret {
  apiVersion: 'external-secrets.io/v1';
  kind: 'ExternalSecret';
  spec: {
    secretStoreRef: { kind: 'SecretStore'; name: string };
    refreshPolicy: 'Periodic';
    refreshInterval: string;
    target: {
      name: string;
      creationPolicy: 'Owner';
      deletionPolicy: 'Retain';
      template?: { metadata: { labels: Record<string, string>; annotations: Record<string, string> } };
    };
    data: { secretKey: string; remoteRef: { key: string; property: string } }[];
  };
}

export interface SecretStore {
  apiVersion: 'external-secrets.io/v1';
  kind: 'SecretStore';
  spec: { provider: { aws: { service: 'SecretsManager'; region: string } } };
}
