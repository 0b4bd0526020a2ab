import { dropped, hashed } from '@auditorsec/privacy/fields';
import { masks } from '@auditorsec/privacy/masks';
import { logstashSubstitutions } from './masking.ts';

export interface LogPipelineProps {
  /** Tells entries of the access log of proxies from other lines: the value of `event.dataset`. */
  readonly accessLog: string;
  /** What else goes to the security log, of the entries of the access log. */
  readonly security: { readonly codes: readonly number[]; readonly paths: readonly string[] };
  /** Data streams are named `logs-<dataset>-<namespace>`. */
  readonly streams: { readonly namespace: string };
  readonly elasticsearch: string;
  readonly port: number;
}

/** Where the pods find certificates; the container mounts Secrets there. */
export const MOUNTS = { server: '/etc/logstash-tls', elasticsearch: '/etc/elasticsearch-ca' };

/**
 * The pipeline of Logstash: masks a line while it is still text, so that no field is forgotten; then reads it, keeps an
 * HMAC of who the user is, drops what nobody may keep, and sends it to the data stream of its kind. The input keeps a
 * copy of each line as `event.original`, which would pass all that.
 */
export function logPipeline(props: LogPipelineProps): string {
  return `${input(props.port)}
filter {
  mutate { remove_field => ["[event][original]"] }
  mutate {
    gsub => [
        ${logstashSubstitutions(masks, 'message')}
    ]
  }
  if "_mutate_error" in [tags] { mutate { replace => { "message" => "withheld: it could not be masked" } } }
  if [kubernetes][container][name] == "istio-proxy" and [message] =~ /^\\{.*"event\\.dataset":"${props.accessLog}"/ {
    json { source => "message" remove_field => ["message"] }
    ${security(props)}
  } else {
    if [message] =~ /^\\{/ { json { source => "message" target => "app" skip_on_invalid_json => true } }
    mutate { add_field => { "[data_stream][dataset]" => "application" } }
  }
${hashed.flatMap(({ field, as }) => forms(field).map((form) => keepHash(form, as))).join('\n')}
  mutate {
    remove_field => [${[...hashed.map(({ field }) => field), ...dropped].flatMap(forms).map(quoted).join(', ')}]
    add_field => { "[data_stream][type]" => "logs" "[data_stream][namespace]" => "${props.streams.namespace}" }
  }
}
${output(props.elasticsearch)}
`;
}

function input(port: number): string {
  return `input {
  beats {
    port => ${port}
    ssl_enabled => true
    ssl_certificate => "${MOUNTS.server}/tls.crt"
    ssl_key => "${MOUNTS.server}/tls.key"
    ssl_certificate_authorities => ["${MOUNTS.server}/ca.crt"]
    ssl_client_authentication => "required"
  }
}`;
}

function security({ security: { codes, paths }, accessLog }: LogPipelineProps): string {
  const path = paths.map((path) => `[url.path] =~ "^${path.replaceAll('.', '\\.')}(/|$)"`);
  const isSecurity = [`[http.response.status_code] in [${codes.join(', ')}]`, ...path].join(' or ');
  return `if ${isSecurity} {
      mutate { add_field => { "[data_stream][dataset]" => "security" } }
    } else {
      mutate { add_field => { "[data_stream][dataset]" => "${accessLog}" } }
    }`;
}

/** How a field may be written: in the access log by its whole name, in what an app logs by its name or as objects. */
function forms(field: string): string[] {
  const parts = field.split('.');
  return [field, `[${field}]`, parts.map((part) => `[${part}]`).join('')].map((form, index) =>
    index === 0 ? form : `[app]${form}`,
  );
}

function keepHash(field: string, as: string): string {
  const reference = field.startsWith('[') ? field : `[${field}]`;
  return `  if ${reference} {
    fingerprint { source => ["${field}"] target => "${as}" method => "SHA256" key => "\${HMAC_KEY}" }
  }`;
}

function output(elasticsearch: string): string {
  return `output {
  elasticsearch {
    hosts => ["${elasticsearch}"]
    user => "\${ES_USER}"
    password => "\${ES_PASSWORD}"
    ssl_certificate_authorities => ["${MOUNTS.elasticsearch}/ca.crt"]
    data_stream => true
  }
}`;
}

function quoted(text: string): string {
  return `"${text}"`;
}
