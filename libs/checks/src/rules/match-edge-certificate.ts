import { distributions, externalName } from '../cloudfront.ts';
import type { ClusterObjects, Found } from '../objects.ts';
import type { ClusterRule } from '../rule.ts';

/** Where CloudFront looks for certificates. */
const HOME = 'us-east-1';

const FIELD = 'spec.forProvider.viewerCertificate.acmCertificateArn';

type Certificate = Found<{
  readonly spec?: {
    readonly forProvider?: { readonly domainName?: string; readonly subjectAlternativeNames?: readonly string[] };
  };
}>;

/** The certificate of a distribution stands where CloudFront looks for it, is made here, and covers every alias. */
export const matchEdgeCertificate: ClusterRule = {
  name: 'match-edge-certificate',
  scope: 'cluster',
  check(objects, report) {
    for (const { file, object } of distributions(objects)) {
      const { aliases = [], viewerCertificate } = object.spec?.forProvider ?? {};
      const fault = certificateFault(objects, aliases, viewerCertificate?.acmCertificateArn);
      if (fault) report(file, fault, FIELD);
    }
  },
};

function certificateFault(objects: ClusterObjects, aliases: readonly string[], arn = ''): string | undefined {
  const region = arn.split(':')[3];
  if (region !== HOME)
    return `AWS refuses the distribution: its certificate is in ${region || 'no region'}, and CloudFront looks in ${HOME} alone. Request one there.`;
  const certificates = objects.of<Certificate['object']>('Certificate.acm.aws.m.upbound.io');
  const made = certificates.find(({ object }) => externalName(object) === arn);
  if (!made) {
    const known = certificates.map(({ object }) => externalName(object) ?? `${object.metadata.name}, of no ARN yet`);
    return `AWS refuses the distribution once the certificate is gone, and nothing here keeps ${arn}. There is ${known.join(', ') || 'none'}: name one that this cluster makes.`;
  }
  const { domainName = '', subjectAlternativeNames = [] } = made.object.spec?.forProvider ?? {};
  const names = [domainName, ...subjectAlternativeNames];
  const bare = aliases.filter((alias) => !names.some((name) => covers(name, alias)));
  if (bare.length === 0) return undefined;
  return `viewers of ${bare.join(', ')} are refused: certificate ${made.object.metadata.name} is for ${names.join(', ')} alone. Add the host to it.`;
}

/** Whether a name of a certificate is good for a host: a wildcard stands for one label. */
function covers(name: string, host: string): boolean {
  return name === host || name === host.replace(/^[^.]+/, '*');
}
