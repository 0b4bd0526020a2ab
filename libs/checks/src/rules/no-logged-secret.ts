import { secretKeyPattern } from '@auditorsec/privacy/secrets';
import { type LogFormat, logFormats } from '../log-format.ts';
import type { ClusterObjects } from '../objects.ts';
import type { ClusterRule, Report } from '../rule.ts';

/** One of Envoy's command operators: `%REQ(X-REQUEST-ID)%`. */
const OPERATOR = /%([A-Z_]+)(?:\(([^)]*)\))?(?::\d+)?%/g;

const secretHeader = new RegExp(secretKeyPattern.replace('(?i:', '(?:'), 'i');
const ADDRESS_HEADERS = new Set(['x-forwarded-for', 'x-real-ip', 'x-envoy-external-address', 'forwarded']);
const QUERY_HEADERS = new Set([':path', 'x-envoy-original-path', 'referer']);

/** What proxies write to logs and traces holds no header with a secret, no query string and no address of a client. */
export const noLoggedSecret: ClusterRule = {
  name: 'no-logged-secret',
  scope: 'cluster',
  check(objects, report) {
    for (const format of logFormats(objects)) checkFormat(format, report);
    checkSpanTags(objects, report);
  },
};

function checkFormat({ file, field, texts }: LogFormat, report: Report): void {
  if (texts.length === 0)
    report(
      file,
      "Istio's own format logs query strings, addresses and browsers of all clients. Write logFormat.labels, with " +
        '%REQ_WITHOUT_QUERY(X-ENVOY-ORIGINAL-PATH?:PATH)% for the path.',
      field,
    );
  for (const text of texts)
    for (const [operator, command = '', argument = ''] of text.matchAll(OPERATOR)) {
      const shown = shows(command, argument);
      if (shown)
        report(file, `${operator} puts ${shown} of every client into a log that many may read. Leave it out.`, field);
    }
}

/** What an operator shows that no log may hold, if it does. */
function shows(command: string, argument: string): string | undefined {
  if (/^DOWNSTREAM_(DIRECT_)?REMOTE_ADDRESS/.test(command)) return 'the address';
  if (command === 'QUERY_PARAM' || command === 'QUERY_PARAMS') return 'what stands in the query';
  if (command === 'DYNAMIC_METADATA' && /jwt_authn(:payload)?$/.test(argument)) return 'all claims of the token';
  if (!/^(REQ|RESP|TRAILER|REQ_WITHOUT_QUERY)$/.test(command)) return undefined;
  const headers = argument.toLowerCase().split('?');
  const secret = headers.find((header) => secretHeader.test(header));
  if (secret) return `the header ${secret}`;
  if (headers.some((header) => ADDRESS_HEADERS.has(header))) return 'the address';
  const showsQuery = command === 'REQ' && headers.some((header) => QUERY_HEADERS.has(header));
  return showsQuery ? 'the query string, in which tokens and emails travel,' : undefined;
}

interface Telemetry {
  readonly spec?: {
    readonly tracing?: readonly {
      readonly customTags?: Readonly<Record<string, { readonly header?: { readonly name?: string } }>>;
    }[];
  };
}

function checkSpanTags(objects: ClusterObjects, report: Report): void {
  for (const { file, object } of objects.of<Telemetry>('Telemetry.telemetry.istio.io'))
    for (const [index, { customTags = {} }] of (object.spec?.tracing ?? []).entries())
      for (const [tag, { header }] of Object.entries(customTags))
        if (secretHeader.test(header?.name ?? ''))
          report(
            file,
            `the header ${header?.name} of every request becomes the tag ${tag} of its span, for all who may see traces. Leave it out.`,
            `spec.tracing[${index}].customTags.${tag}`,
          );
}
