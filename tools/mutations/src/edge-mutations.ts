import type { Mutation } from './mutate.ts';

const RECORD = 'edge-global/Record.route53.aws.m.upbound.io_platform-aws_api';
const CHECK = 'edge-global/HealthCheck.route53.aws.m.upbound.io_platform-aws_api';

const DISTRIBUTION = 'edge-global/Distribution.cloudfront.aws.m.upbound.io_platform-aws_web.yaml';

/** Breakages of what leads clients to a region, and of what answers before it. */
export const edgeMutations: readonly Mutation[] = [
  {
    rule: 'match-failover-tree',
    says: 'the last tier leads back to the first',
    cluster: 'eu-west-1',
    edits: [
      {
        file: `${RECORD}-tier2-secondary-a.yaml`,
        from: 'name: ap-southeast-1.origin.auditorsec.com',
        to: 'name: anywhere.api.auditorsec.com',
      },
    ],
  },
  {
    rule: 'require-web-firewall',
    says: 'the firewall only counts who asks too often',
    cluster: 'eu-west-1',
    edits: [
      {
        file: 'edge-global/WebACL.wafv2.aws.m.upbound.io_platform-aws_web.yaml',
        from: '"Action":{"Block":{"CustomResponse":{"ResponseCode":429}}}',
        to: '"Action":{"Count":{}}',
      },
    ],
  },
  {
    rule: 'match-failover-tree',
    says: 'there are two primaries',
    cluster: 'eu-west-1',
    edits: [{ file: `${RECORD}-tier1-secondary-a.yaml`, from: 'type: SECONDARY', to: 'type: PRIMARY' }],
  },
  {
    rule: 'match-failover-tree',
    says: 'a tier leads to a name that nobody has',
    cluster: 'eu-west-1',
    edits: [
      {
        file: `${RECORD}-tier1-secondary-aaaa.yaml`,
        from: 'name: tier2.anywhere.api.auditorsec.com',
        to: 'name: dr.api.auditorsec.com',
      },
    ],
  },
  {
    rule: 'match-failover-tree',
    says: 'the last tier may be unhealthy',
    cluster: 'eu-west-1',
    edits: [
      {
        file: `${RECORD}-tier2-secondary-a.yaml`,
        from: 'evaluateTargetHealth: false',
        to: 'evaluateTargetHealth: true',
      },
    ],
  },
  {
    rule: 'match-failover-tree',
    says: 'a region is left when another one fails',
    cluster: 'eu-west-1',
    edits: [{ file: `${RECORD}-tier1-primary-a.yaml`, from: 'name: api-us-east-1', to: 'name: api-eu-west-1' }],
  },
  {
    rule: 'match-location-records',
    says: 'clients of Europe are led on when their regions are down',
    cluster: 'eu-west-1',
    edits: [
      {
        file: `${RECORD}-from-eu-a.yaml`,
        from: 'evaluateTargetHealth: false',
        to: 'evaluateTargetHealth: true',
      },
    ],
  },
  {
    rule: 'match-health-check',
    says: 'a health check asks a path that wants a token',
    cluster: 'eu-west-1',
    edits: [
      { file: `${CHECK}-us-east-1.yaml`, from: 'resourcePath: /healthz/ready', to: 'resourcePath: /api/v1/ready' },
    ],
  },
  {
    rule: 'match-health-check',
    says: 'a health check leaves its host out of the handshake',
    cluster: 'eu-west-1',
    edits: [{ file: `${CHECK}-us-east-1.yaml`, from: 'enableSni: true', to: 'enableSni: false' }],
  },
  {
    rule: 'match-health-check',
    says: 'the name of the region takes TLS 1.3 alone',
    cluster: 'eu-west-1',
    edits: [
      {
        file: 'gateway/Gateway.networking.istio.io_istio-ingress_api.yaml',
        from: 'minProtocolVersion: TLSV1_2',
        to: 'minProtocolVersion: TLSV1_3',
      },
    ],
  },
  {
    rule: 'no-cached-authorization',
    says: 'replies of the API are kept at the edge',
    cluster: 'eu-west-1',
    edits: [
      {
        file: DISTRIBUTION,
        from: 'cachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
        to: 'cachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6',
      },
    ],
  },
  {
    rule: 'match-edge-certificate',
    says: 'the certificate of the web app is for another host',
    cluster: 'eu-west-1',
    edits: [
      {
        file: 'edge-global/Certificate.acm.aws.m.upbound.io_platform-aws_web.yaml',
        from: 'domainName: app.auditorsec.com',
        to: 'domainName: www.auditorsec.com',
      },
    ],
  },
  {
    rule: 'no-home-region-dependency',
    says: 'CloudFront is changed from us-east-1',
    edits: [
      {
        add: `apiVersion: cloudfront.aws.m.upbound.io/v1beta1
kind: OriginAccessControl
metadata: { name: docs, namespace: platform-aws }
spec: { forProvider: { name: docs } }
`,
        app: 'web',
      },
      {
        file: 'delivery/AppProject.argoproj.io_argocd_us-east-1.yaml',
        from: '  namespaceResourceWhitelist:\n',
        to: '  namespaceResourceWhitelist:\n    - group: cloudfront.aws.m.upbound.io\n      kind: OriginAccessControl\n',
      },
    ],
  },
];
