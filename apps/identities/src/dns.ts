import type { AppContext } from '@auditorsec/config/app';
import { hostedZone } from '@auditorsec/identity/arn';
import type { Statement } from '@auditorsec/identity/policy';

/** Records of the region's own name, with the TXT records that say who wrote them: another region's are out of its reach. */
export function externalDns({ cluster, fleet }: AppContext): Statement[] {
  const zone = hostedZone(fleet.dns.zoneId);
  const own = `${cluster.region}.${fleet.hosts.origins}`;
  return [
    {
      actions: ['route53:ChangeResourceRecordSets'],
      on: [zone],
      when: names([own, `*-${own}`]),
    },
    { actions: ['route53:ListResourceRecordSets', 'route53:ListTagsForResources'], on: [zone] },
    { actions: ['route53:ListHostedZones'], on: { anything: 'zones are listed for the whole account' } },
  ];
}

/** TXT records by which a certificate's issuer sees that the name is ours. */
export function certManager({ fleet }: AppContext): Statement[] {
  const zone = hostedZone(fleet.dns.zoneId);
  return [
    {
      actions: ['route53:ChangeResourceRecordSets'],
      on: [zone],
      when: names([`_acme-challenge.*`], { 'route53:ChangeResourceRecordSetsRecordTypes': ['TXT'] }),
    },
    { actions: ['route53:ListResourceRecordSets'], on: [zone] },
    { actions: ['route53:GetChange'], on: ['arn:aws:route53:::change/*'] },
  ];
}

/** Every record of a change has one of these names. */
function names(patterns: readonly string[], types: Readonly<Record<string, readonly string[]>> = {}) {
  return {
    'ForAllValues:StringLike': { 'route53:ChangeResourceRecordSetsNormalizedRecordNames': patterns, ...types },
  };
}
