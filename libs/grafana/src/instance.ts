import { addCustom } from '@auditorsec/custom-kind/add-custom';
import { restrictedContainer, restrictedPod } from '@auditorsec/workload/pod-security';
import type { Construct } from 'constructs';
import { grafana } from './kinds.ts';

/** Whom Grafana runs as. */
const USER = 10001;

export interface GrafanaProps {
  readonly name: string;
  readonly namespace: string;
  /** By which dashboards, folders and data sources find it. */
  readonly labels: Readonly<Record<string, string>>;
  /** Tag of Grafana's own image. */
  readonly version: string;
  /** As people reach it: logins return here. */
  readonly url: string;
  readonly login: Login;
  /** Keys `user`, `password` (of the administrator, whom the operator acts as) and `secret-key` (seals what is stored). */
  readonly adminSecret: string;
  readonly resources: { readonly cpu: string; readonly memory: string };
  /** The dashboard that people see first. */
  readonly home: string;
}

/** Logins by OpenID Connect. */
export interface Login {
  readonly name: string;
  readonly clientId: string;
  /** Secret with the key `client-secret`. */
  readonly clientSecret: string;
  readonly authorizeUrl: string;
  readonly tokenUrl: string;
  readonly userInfoUrl: string;
  /** JMESPath over the claims: `Viewer`, `Editor`, `Admin` or `GrafanaAdmin`. Who gets none is not let in. */
  readonly role: string;
}

export const GRAFANA_PORT = 3000;

/** Labels that the operator gives the pods of a Grafana: nothing else tells them apart. */
export function podLabels(name: string): { app: string } {
  return { app: name };
}

/**
 * One Grafana whose state may be lost at any time: all that it shows comes from Git, and what people save in it by hand is
 * not meant to last. So it has one pod and no disk: two would need a database that both can write, which a region that has only a reader
 * of Aurora has not. A new pod is complete a minute after it started; who was logged in logs in again.
 */
export function grafanaInstance(chart: Construct, props: GrafanaProps): void {
  const { name, namespace, labels, version, home, adminSecret, login, resources } = props;
  const secret = (variable: string, from: string, key: string) => ({
    name: variable,
    valueFrom: { secretKeyRef: { name: from, key } },
  });
  addCustom(chart, grafana, {
    metadata: { name, namespace, labels: { ...labels } },
    spec: {
      version,
      config: config(props),
      preferences: { homeDashboardUid: home },
      disableDefaultAdminSecret: true,
      deployment: {
        spec: {
          replicas: 1,
          template: {
            spec: {
              automountServiceAccountToken: false,
              securityContext: restrictedPod(),
              containers: [
                {
                  name: 'grafana',
                  env: [
                    secret('GF_SECURITY_ADMIN_USER', adminSecret, 'user'),
                    secret('GF_SECURITY_ADMIN_PASSWORD', adminSecret, 'password'),
                    secret('GF_SECURITY_SECRET_KEY', adminSecret, 'secret-key'),
                    secret('GF_AUTH_GENERIC_OAUTH_CLIENT_SECRET', login.clientSecret, 'client-secret'),
                  ],
                  resources: {
                    requests: { ...resources },
                    // CPU has no limit: a panel that waits for its own quota is a slow panel.
                    limits: { memory: resources.memory },
                  },
                  securityContext: { ...restrictedContainer(), runAsNonRoot: true, runAsUser: USER, runAsGroup: USER },
                },
              ],
            },
          },
        },
      },
    },
  });
}

/**
 * `grafana.ini`. What isn't here is Grafana's default; everything that calls home or lets strangers in is off. The form for the
 * administrator's password stays: it is what is left when the identity provider is down.
 */
function config({ url, login }: GrafanaProps): Record<string, Record<string, string>> {
  return {
    server: { root_url: url },
    security: {
      cookie_secure: 'true',
      cookie_samesite: 'lax',
      strict_transport_security: 'true',
      content_security_policy: 'true',
      disable_gravatar: 'true',
    },
    'auth.anonymous': { enabled: 'false' },
    'auth.generic_oauth': {
      enabled: 'true',
      name: login.name,
      client_id: login.clientId,
      scopes: 'openid profile email groups',
      auth_url: login.authorizeUrl,
      token_url: login.tokenUrl,
      api_url: login.userInfoUrl,
      use_pkce: 'true',
      role_attribute_path: login.role,
      role_attribute_strict: 'true',
      allow_assign_grafana_admin: 'true',
    },
    users: { allow_sign_up: 'false', allow_org_create: 'false' },
    analytics: {
      enabled: 'false',
      reporting_enabled: 'false',
      check_for_updates: 'false',
      check_for_plugin_updates: 'false',
      feedback_links_enabled: 'false',
    },
    news: { news_feed_enabled: 'false' },
    // Data sources are in the image: without this Grafana fetches newer ones as it starts.
    plugins: { plugin_admin_enabled: 'false', preinstall_disabled: 'true', preinstall_auto_update: 'false' },
    public_dashboards: { enabled: 'false' },
    snapshots: { enabled: 'false' },
    // Alerts are rules of Prometheus, in Git, and go through Alertmanager alone.
    unified_alerting: { enabled: 'false' },
    log: { mode: 'console' },
    'log.console': { format: 'json' },
  };
}
