import type { Region } from '@auditorsec/config/regions';

/** Where a resource of AWS stands. */
export interface Place {
  readonly region: Region;
  readonly account: string;
}

const arn = (service: string, { region, account }: Place, resource: string) =>
  `arn:aws:${service}:${region}:${account}:${resource}`;

/** A user of the databases of a region, through any RDS Proxy: AWS chooses the proxy's id, `prx-…`. */
export const databaseUser = (place: Place, user: string) => arn('rds-db', place, `dbuser:prx-*/${user}`);

/** A store of ElastiCache, and the user that connects to it: AWS asks for both. */
export const cacheUser = (place: Place, store: string, user: string) => [
  arn('elasticache', place, `replicationgroup:${store}`),
  arn('elasticache', place, `user:${user}`),
];

export const queue = (place: Place, name: string) => arn('sqs', place, name);

/** The queue of a URL such as `https://sqs.eu-west-1.amazonaws.com/111122223333/orders`. */
export function queueAt(url: string): string {
  const { hostname, pathname } = new URL(url);
  return ['arn:aws:sqs', hostname.split('.')[1], ...pathname.slice(1).split('/')].join(':');
}

/** Secrets whose names begin with a prefix: AWS adds six letters of its own to each. */
export const secrets = (place: Place, prefix: string) => arn('secretsmanager', place, `secret:${prefix}*`);

export const kubernetesCluster = (place: Place, name: string) => arn('eks', place, `cluster/${name}`);

/** A workspace of Amazon Managed Service for Prometheus, by its id. */
export const workspace = (place: Place, id: string) => arn('aps', place, `workspace/${id}`);

/** The key of an alias: its own ARN is known after AWS has made it. */
export function encryptionKeys(place: Place, alias: string) {
  return {
    on: [arn('kms', place, 'key/*')],
    when: { 'ForAnyValue:StringEquals': { 'kms:ResourceAliases': `alias/${alias}` } },
  };
}

/** Resources of EC2 of one type, in any account: images and snapshots belong to AWS. */
export const machines = ({ region }: Pick<Place, 'region'>, type: string) => `arn:aws:ec2:${region}:*:${type}/*`;

export const role = (account: string, name: string) => `arn:aws:iam::${account}:role/${name}`;

export const hostedZone = (id: string) => `arn:aws:route53:::hostedzone/${id}`;
