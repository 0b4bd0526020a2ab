import { cloudfrontFunction } from '@auditorsec/aws/kinds/cloudfront';
import { addManaged, NAMESPACE } from '@auditorsec/aws/managed';
import { addManifest } from '@auditorsec/manifest/chart';
import type { Construct } from 'constructs';
import type { ISecret } from 'kubernetes-models/v1/Secret';

/**
 * Runs on each request for a page, at the edge: leads other names of the distribution to its one host, and paths of the
 * app, which are no files, to its page. CloudFront hands the query over as an object, in which what is percent-encoded stays so,
 * and a name that comes twice holds all of its values.
 */
export function viewerRequestCode(host: string): string {
  return `function queryOf(querystring) {
  const pairs = Object.keys(querystring).map((name) => {
    const field = querystring[name];
    return (field.multiValue || [field]).map((each) => (each.value === '' ? name : name + '=' + each.value)).join('&');
  });
  return pairs.length > 0 ? '?' + pairs.join('&') : '';
}

function handler(event) {
  const request = event.request;
  if (request.headers.host.value !== '${host}')
    return {
      statusCode: 308,
      statusDescription: 'Permanent Redirect',
      headers: { location: { value: 'https://${host}' + request.uri + queryOf(request.querystring) } },
    };
  const file = request.uri.slice(request.uri.lastIndexOf('/') + 1);
  if (!file.includes('.')) request.uri = '/index.html';
  return request;
}
`;
}

/** The function, and the Secret that its code is read from: no secret, but the provider reads nothing else. */
export function viewerRequest(chart: Construct, { name, host }: { name: string; host: string }): void {
  addManifest<ISecret>(chart, {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name, namespace: NAMESPACE },
    stringData: { code: viewerRequestCode(host) },
  });
  addManaged(chart, cloudfrontFunction, {
    name,
    forProvider: {
      comment: 'One host, and one page for all paths of the app',
      runtime: 'cloudfront-js-2.0',
      publish: true,
      codeSecretRef: { name, key: 'code' },
    },
  });
}
