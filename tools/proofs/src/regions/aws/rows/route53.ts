import { type Call, made, type Row } from '../call.ts';
import type { Fields } from '../resource.ts';

/** Route 53 belongs to no region; its API stands in this one. */
const call = (action: string, params: Fields): Call => ({ service: 'route53', region: 'us-east-1', action, params });

export const route53: Readonly<Record<string, Row>> = {
  'Zone.route53': ({ cluster, name, fields }) => [
    {
      ...call('create_hosted_zone', {
        Name: fields['name'],
        CallerReference: name,
        HostedZoneConfig: { Comment: fields['comment'] },
      }),
      is: made(cluster, 'Zone', { name }),
      id: 'HostedZone.Id',
    },
  ],
  'HealthCheck.route53': ({ cluster, name, fields }) => [
    {
      ...call('create_health_check', {
        CallerReference: name,
        HealthCheckConfig: {
          Type: fields['type'],
          FullyQualifiedDomainName: fields['fqdn'],
          Port: fields['port'],
          ResourcePath: fields['resourcePath'],
          EnableSNI: fields['enableSni'],
          RequestInterval: fields['requestInterval'],
          FailureThreshold: fields['failureThreshold'],
          Regions: fields['regions'],
        },
      }),
      is: made(cluster, 'HealthCheck', { name }),
      id: 'HealthCheck.Id',
    },
  ],
  'Record.route53': ({ cluster, fields }) => {
    const { alias, healthCheckIdRef, records, zoneIdRef } = fields;
    const change = {
      Action: 'CREATE',
      ResourceRecordSet: {
        Name: fields['name'],
        Type: fields['type'],
        ...routing(fields),
        ...(healthCheckIdRef && { HealthCheckId: made(cluster, 'HealthCheck', healthCheckIdRef) }),
        ...(alias && {
          AliasTarget: {
            DNSName: alias.name,
            HostedZoneId: alias.zoneId,
            EvaluateTargetHealth: alias.evaluateTargetHealth,
          },
        }),
        ...(records && { TTL: fields['ttl'], ResourceRecords: records.map((Value: string) => ({ Value })) }),
      },
    };
    const HostedZoneId = made(cluster, 'Zone', zoneIdRef);
    return [call('change_resource_record_sets', { HostedZoneId, ChangeBatch: { Changes: [change] } })];
  },
};

/** Who of several records of one name is answered. */
function routing({ setIdentifier, failoverRoutingPolicy, geolocationRoutingPolicy }: Fields): Fields {
  if (!setIdentifier) return {};
  const { continent, country } = geolocationRoutingPolicy ?? {};
  return {
    SetIdentifier: setIdentifier,
    ...(failoverRoutingPolicy && { Failover: failoverRoutingPolicy.type }),
    ...(continent && { GeoLocation: { ContinentCode: continent } }),
    ...(country && { GeoLocation: { CountryCode: country } }),
  };
}
