import type { ICertificate } from '@kubernetes-models/cert-manager/cert-manager.io/v1/Certificate';
import type { ISecret } from 'kubernetes-models/v1/Secret';
import { externalSecrets, secretOf } from '../external-secret.ts';
import { type Gateway, gatewayHost, gatewayPods, gateways, type Server } from '../gateway.ts';
import type { ClusterObjects, Found } from '../objects.ts';
import type { ClusterRule } from '../rule.ts';

const MODES = new Set(['SIMPLE', 'MUTUAL', 'OPTIONAL_MUTUAL']);

/**
 * Every TLS server of a Gateway finds its certificate in the namespace of the gateway's pods, made by a Secret, a
 * Certificate or an ExternalSecret; a Certificate covers every host of the server.
 */
export const requireGatewayCertificate: ClusterRule = {
  name: 'require-gateway-certificate',
  scope: 'cluster',
  check(objects, report) {
    for (const gateway of gateways(objects)) {
      const namespaces = new Set(gatewayPods(objects, gateway).map(({ namespace }) => namespace));
      for (const [index, server] of (gateway.object.spec?.servers ?? []).entries()) {
        if (!MODES.has(server.tls?.mode ?? '')) continue;
        const field = `spec.servers[${index}].tls`;
        if (namesNoCertificate(server)) report(gateway.file, NO_NAME, `${field}.credentialName`);
        for (const namespace of namespaces)
          for (const [key, name] of credentials(server)) {
            const fault = certificateFault(objects, gateway, server, namespace, name);
            if (fault) report(gateway.file, fault, `${field}.${key}`);
          }
      }
    }
  },
};

const OUTAGE = 'TLS handshakes fail for every client of';
const NO_NAME = `${OUTAGE} this server: it names no certificate; set credentialName to a Secret beside the gateway's pods`;

function namesNoCertificate({ tls }: Server): boolean {
  return !(tls?.credentialName ?? tls?.credentialNames?.[0] ?? tls?.serverCertificate ?? tls?.tlsCertificates?.[0]);
}

/** The Secrets that a server names, each with its field. Names with a scheme are for other secret providers. */
function credentials({ tls }: Server): [field: string, name: string][] {
  const several = (tls?.credentialNames ?? []).map((name, index): [string, string] => [
    `credentialNames[${index}]`,
    name,
  ]);
  const one: [string, string][] = tls?.credentialName ? [['credentialName', tls.credentialName]] : [];
  return [...one, ...several].filter(([, name]) => !name.includes('://'));
}

function certificateFault(
  objects: ClusterObjects,
  gateway: Gateway,
  { hosts }: Server,
  namespace: string,
  name: string,
): string | undefined {
  const served = hosts.map((host) => gatewayHost(gateway, host).name);
  const secret = objects.get<ISecret>('Secret', namespace, name);
  if (secret) {
    if (isKeyPair(secret.object)) return undefined;
    return `${OUTAGE} ${served.join(', ')}: Secret ${namespace}/${name} holds no tls.crt with tls.key; give it type kubernetes.io/tls`;
  }
  const certificate = certificateFor(objects, namespace, name);
  if (certificate) {
    const names = certificate.object.spec?.dnsNames ?? [];
    const uncovered = served.filter((host) => host !== '*' && !names.some((dnsName) => certifies(dnsName, host)));
    if (uncovered.length === 0) return undefined;
    return `clients refuse the certificate of ${uncovered.join(', ')}: Certificate ${namespace}/${certificate.object.metadata.name} is for ${names.join(', ') || 'no name'}; add the missing hosts to its dnsNames`;
  }
  if (externalSecrets(objects, namespace).map(secretOf).includes(name)) return undefined;
  return `${OUTAGE} ${served.join(', ')}: nothing makes Secret ${name} in ${namespace}, where the gateway's pods run${elsewhere(objects, namespace, name)}`;
}

function isKeyPair({ type, data = {}, stringData = {} }: ISecret): boolean {
  const keys = { ...data, ...stringData };
  return type === 'kubernetes.io/tls' || ('tls.crt' in keys && 'tls.key' in keys) || ('cert' in keys && 'key' in keys);
}

const CERTIFICATE = 'Certificate.cert-manager.io';

function certificateFor(objects: ClusterObjects, namespace: string, secret: string): Found<ICertificate> | undefined {
  return objects
    .of<ICertificate>(CERTIFICATE)
    .find(({ object }) => object.metadata.namespace === namespace && object.spec?.secretName === secret);
}

/** Whether a name of a certificate is good for a host: `*` stands for exactly one label (RFC 6125). */
function certifies(dnsName: string, host: string): boolean {
  return dnsName === host || (dnsName.startsWith('*.') && host.slice(host.indexOf('.')) === dnsName.slice(1));
}

function elsewhere(objects: ClusterObjects, namespace: string, name: string): string {
  const certificates = objects.of<ICertificate>(CERTIFICATE).map(({ object }) => object);
  const misplaced = certificates.find(({ spec }) => spec?.secretName === name)?.metadata;
  if (misplaced) return `; move Certificate ${misplaced.namespace}/${misplaced.name} there`;
  const here = certificates.filter(({ metadata }) => metadata.namespace === namespace);
  const made = here.map(({ spec }) => spec?.secretName).concat(externalSecrets(objects, namespace).map(secretOf));
  if (made.length === 0) return '; add a Certificate with this secretName there';
  return `, which has ${made.join(', ')}; name one of these, or add a Certificate with this secretName there`;
}
