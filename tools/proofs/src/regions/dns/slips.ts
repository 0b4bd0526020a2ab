import type { FileEdit } from '../../gateway/mutations/break.ts';

const RECORD = 'edge-global/Record.route53.aws.m.upbound.io_platform-aws_api';
const CHECK = 'edge-global/HealthCheck.route53.aws.m.upbound.io_platform-aws_api';

/** Slips in the failover tree, each of which must show. */
export const slips: readonly { readonly says: string; readonly edits: readonly FileEdit[] }[] = [
  {
    says: 'the second tier leads back to the first',
    edits: [
      {
        file: `${RECORD}-tier2-secondary-a.yaml`,
        from: 'name: ap-southeast-1.origin.auditorsec.com',
        to: 'name: anywhere.api.auditorsec.com',
      },
    ],
  },
  {
    says: 'an alias leads to a name that nobody has',
    edits: [
      {
        file: `${RECORD}-tier1-secondary-a.yaml`,
        from: 'name: tier2.anywhere.api.auditorsec.com',
        to: 'name: dr.api.auditorsec.com',
      },
    ],
  },
  { says: 'a tier has no primary', edits: [{ remove: `${RECORD}-tier2-primary-a.yaml` }] },
  { says: 'IPv6 has no second tier', edits: [{ remove: `${RECORD}-tier1-secondary-aaaa.yaml` }] },
  {
    says: "the last tier asks for its target's health",
    edits: [
      {
        file: `${RECORD}-tier2-secondary-a.yaml`,
        from: 'evaluateTargetHealth: false',
        to: 'evaluateTargetHealth: true',
      },
    ],
  },
  {
    says: 'Europeans have the tree of everybody',
    edits: [
      {
        file: `${RECORD}-from-eu-a.yaml`,
        from: 'name: eu.api.auditorsec.com',
        to: 'name: anywhere.api.auditorsec.com',
      },
    ],
  },
  { says: 'nobody but Europeans has an answer', edits: [{ remove: `${RECORD}-from-anywhere-a.yaml` }] },
  {
    says: 'the first region has no health check',
    edits: [
      {
        file: `${RECORD}-tier1-primary-a.yaml`,
        from: '    healthCheckIdRef:\n      name: api-us-east-1\n',
        to: '',
      },
    ],
  },
  {
    says: 'a health check asks a host that no gateway serves',
    edits: [{ file: `${CHECK}-eu-west-1.yaml`, from: 'fqdn: eu-west-1.origin', to: 'fqdn: eu-west-1.origins' }],
  },
];
