import type { Mutation } from './mutate.ts';

const FILES = 's3.aws.m.upbound.io_platform-aws_web-111122223333-us-east-1.yaml';
const API_CERTIFICATE = 'gateway/Certificate.cert-manager.io_istio-ingress_api.yaml';
const API_ISSUER = 'gateway/Issuer.cert-manager.io_istio-ingress_api.yaml';

/** Breakages of what keeps others out: of stores, of keys, of what is on the wire. */
export const securityMutations: readonly Mutation[] = [
  {
    rule: 'require-encrypted-stores',
    says: 'sessions lie on disks in the clear',
    edits: [
      {
        file: 'data/ReplicationGroup.elasticache.aws.m.upbound.io_platform-aws_ci-failure-sessions.yaml',
        from: 'atRestEncryptionEnabled: "true"',
        to: 'atRestEncryptionEnabled: "false"',
      },
    ],
  },
  {
    rule: 'require-encrypted-stores',
    says: 'the key of Secrets is never replaced',
    edits: [
      {
        file: 'capacity/Key.kms.aws.m.upbound.io_platform-aws_us-east-1-secrets.yaml',
        from: 'enableKeyRotation: true',
        to: 'enableKeyRotation: false',
      },
    ],
  },
  {
    rule: 'no-public-bucket',
    says: 'a bucket may be opened by a policy',
    edits: [
      { file: `web/BucketPublicAccessBlock.${FILES}`, from: 'blockPublicPolicy: true', to: 'blockPublicPolicy: false' },
    ],
  },
  {
    rule: 'no-public-bucket',
    says: 'a bucket answers without TLS',
    edits: [{ file: `web/BucketPolicy.${FILES}`, from: 'aws:SecureTransport', to: 'aws:ViaAWSService' }],
  },
  {
    rule: 'no-public-bucket',
    says: 'whoever writes a file may open it',
    edits: [{ file: `web/BucketOwnershipControls.${FILES}`, from: 'BucketOwnerEnforced', to: 'ObjectWriter' }],
  },
  {
    rule: 'require-own-service-account',
    says: 'two exporters are one to the mesh and to the API server',
    edits: [
      {
        file: 'monitoring/Deployment.apps_observability_elasticsearch-exporter.yaml',
        from: 'serviceAccountName: elasticsearch-exporter',
        to: 'serviceAccountName: blackbox-exporter',
      },
    ],
  },
  {
    rule: 'require-own-service-account',
    says: 'the rate limit service has a token that it never uses',
    edits: [
      {
        file: 'rate-limit/Deployment.apps_ratelimit_ratelimit.yaml',
        from: 'automountServiceAccountToken: false',
        to: 'automountServiceAccountToken: true',
      },
    ],
  },
  {
    rule: 'require-certificate-renewal',
    says: 'the certificate of the API is renewed at a fixed time',
    edits: [{ file: API_CERTIFICATE, from: 'renewBeforePercentage: 33', to: 'renewBefore: 720h' }],
  },
  {
    rule: 'require-certificate-renewal',
    says: 'the certificate of the API asks for 90 days',
    edits: [{ file: API_CERTIFICATE, from: 'spec:\n', to: 'spec:\n  duration: 2160h\n' }],
  },
  {
    rule: 'require-certificate-renewal',
    says: 'the API keeps its key for good',
    edits: [{ file: API_CERTIFICATE, from: 'rotationPolicy: Always', to: 'rotationPolicy: Never' }],
  },
  {
    rule: 'require-certificate-renewal',
    says: 'nobody signs what Filebeat shows',
    edits: [
      {
        file: 'logging/Certificate.cert-manager.io_log-shipper_filebeat-tls.yaml',
        from: 'name: internal-ca',
        to: 'name: internal',
      },
    ],
  },
  {
    rule: 'match-challenge-zone',
    says: 'names are proved in the zone of staging',
    edits: [{ file: API_ISSUER, from: 'Z0A1B2C3D4E5F6G7H8I9J', to: 'Z9J8H7G6F5E4D3C2B1A0' }],
  },
  {
    rule: 'match-challenge-zone',
    says: 'the issuer proves names of another domain',
    edits: [{ file: API_ISSUER, from: '- auditorsec.com', to: '- auditorsec.org' }],
  },
  {
    rule: 'require-modern-tls',
    says: 'the API takes TLS 1.2',
    edits: [{ file: 'gateway/Gateway.networking.istio.io_istio-ingress_api.yaml', from: 'TLSV1_3', to: 'TLSV1_2' }],
  },
  {
    rule: 'require-modern-tls',
    says: 'viewers of the web app may come with TLS 1.2',
    cluster: 'eu-west-1',
    edits: [
      {
        file: 'edge-global/Distribution.cloudfront.aws.m.upbound.io_platform-aws_web.yaml',
        from: 'TLSv1.3_2025',
        to: 'TLSv1.2_2021',
      },
    ],
  },
  {
    rule: 'require-modern-tls',
    says: 'sidecars take TLS 1.2 of each other',
    edits: [{ file: 'mesh/Application.argoproj.io_argocd_istiod.yaml', from: 'TLSV1_3', to: 'TLSV1_2' }],
  },
  {
    rule: 'require-modern-tls',
    says: 'the database answers without TLS',
    edits: [
      {
        file: 'data/Proxy.rds.aws.m.upbound.io_platform-aws_ci-failure.yaml',
        from: 'requireTls: true',
        to: 'requireTls: false',
      },
    ],
  },
  {
    rule: 'require-encrypted-stores',
    says: 'the disks of Elasticsearch are of a class that nobody encrypts',
    edits: [
      {
        file: 'logging/Elasticsearch.elasticsearch.k8s.elastic.co_observability_logs.yaml',
        from: 'storageClassName: gp3-kms',
        to: 'storageClassName: gp2',
      },
    ],
  },
  {
    rule: 'require-encrypted-stores',
    says: "a secret is under AWS's own key",
    edits: [
      {
        file: 'grafana/Secret.secretsmanager.aws.m.upbound.io_platform-aws_observability-grafana-admin.yaml',
        from: 'kmsKeyIdRef:',
        to: 'nobody:',
      },
    ],
  },
  {
    rule: 'fit-secret-rotation',
    says: 'a password stays for a year',
    edits: [
      {
        file: 'data/SecretRotation.secretsmanager.aws.m.upbound.io_platform-aws_ci-failure-database-report.yaml',
        from: 'automaticallyAfterDays: 30',
        to: 'automaticallyAfterDays: 365',
      },
    ],
  },
];
