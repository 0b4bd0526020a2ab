import { afterAll, expect, test } from 'vitest';
import { patched } from './testing/patched.ts';
import { Sandbox } from './testing/sandbox.ts';

const box = new Sandbox();
afterAll(() => box.delete());

const after = (object: string, merge: object) => patched(box, 'us-east-1', object, merge);

test('a wildcard role', () => {
  const rules = [{ apiGroups: ['*'], resources: ['*'], verbs: ['*'] }];
  expect(after('ClusterRole log-shipper-filebeat', { rules })).toMatchInlineSnapshot(`
    "no-wildcard-role  us-east-1  ClusterRole log-shipper-filebeat  rules[0].verbs
      it allows what nobody has looked at, and what comes with every later version. Name the verbs.
      config  clusters/us-east-1/cluster.ts:LINE
      made by apps/logging/src/collection.ts:LINE
      file    generated/us-east-1/logging/ClusterRole.rbac.authorization.k8s.io__log-shipper-filebeat.yaml
      rule    docs/checks/no-wildcard-role.md

    no-wildcard-role  us-east-1  ClusterRole log-shipper-filebeat  rules[0].apiGroups
      it allows what nobody has looked at, and what comes with every later version. Name the groups.
      config  clusters/us-east-1/cluster.ts:LINE
      made by apps/logging/src/collection.ts:LINE
      file    generated/us-east-1/logging/ClusterRole.rbac.authorization.k8s.io__log-shipper-filebeat.yaml
      rule    docs/checks/no-wildcard-role.md

    no-wildcard-role  us-east-1  ClusterRole log-shipper-filebeat  rules[0].resources
      it allows what nobody has looked at, and what comes with every later version. Name the resources; '*' may stand for the custom kinds of a group that are only read.
      config  clusters/us-east-1/cluster.ts:LINE
      made by apps/logging/src/collection.ts:LINE
      file    generated/us-east-1/logging/ClusterRole.rbac.authorization.k8s.io__log-shipper-filebeat.yaml
      rule    docs/checks/no-wildcard-role.md

    3 findings; nothing was written.
    "
  `);
});

test('a public bucket', () => {
  const merge = { spec: { forProvider: { blockPublicPolicy: false, restrictPublicBuckets: false } } };
  expect(after('BucketPublicAccessBlock platform-aws/web-111122223333-us-east-1', merge)).toMatchInlineSnapshot(`
    "no-public-bucket  us-east-1  BucketPublicAccessBlock platform-aws/web-111122223333-us-east-1  spec.forProvider.blockPublicPolicy
      one wrong ACL or policy opens it to everybody. Write true.
      config  clusters/us-east-1/cluster.ts:LINE
      made by apps/web/src/web.ts:LINE
      file    generated/us-east-1/web/BucketPublicAccessBlock.s3.aws.m.upbound.io_platform-aws_web-111122223333-us-east-1.yaml
      rule    docs/checks/no-public-bucket.md

    no-public-bucket  us-east-1  BucketPublicAccessBlock platform-aws/web-111122223333-us-east-1  spec.forProvider.restrictPublicBuckets
      one wrong ACL or policy opens it to everybody. Write true.
      config  clusters/us-east-1/cluster.ts:LINE
      made by apps/web/src/web.ts:LINE
      file    generated/us-east-1/web/BucketPublicAccessBlock.s3.aws.m.upbound.io_platform-aws_web-111122223333-us-east-1.yaml
      rule    docs/checks/no-public-bucket.md

    2 findings; nothing was written.
    "
  `);
});

test('a policy that opens a bucket to everybody', () => {
  const policy = JSON.stringify({ Statement: { Effect: 'Allow', Principal: '*', Action: 's3:GetObject' } });
  const merge = { spec: { forProvider: { policy } } };
  expect(after('BucketPolicy platform-aws/web-111122223333-us-east-1', merge)).toMatchInlineSnapshot(`
    "no-public-bucket  us-east-1  BucketPolicy platform-aws/web-111122223333-us-east-1  spec.forProvider.policy
      it lets everybody in, known or not. Name the service or the role in Principal.
      config  clusters/us-east-1/cluster.ts:LINE
      made by apps/web/src/web.ts:LINE
      file    generated/us-east-1/web/BucketPolicy.s3.aws.m.upbound.io_platform-aws_web-111122223333-us-east-1.yaml
      rule    docs/checks/no-public-bucket.md

    no-public-bucket  us-east-1  BucketPolicy platform-aws/web-111122223333-us-east-1  spec.forProvider.policy
      it answers without TLS. Add a statement that denies s3:* to everybody, on the bucket and on all in it, where aws:SecureTransport is false, as libs/cdn does.
      config  clusters/us-east-1/cluster.ts:LINE
      made by apps/web/src/web.ts:LINE
      file    generated/us-east-1/web/BucketPolicy.s3.aws.m.upbound.io_platform-aws_web-111122223333-us-east-1.yaml
      rule    docs/checks/no-public-bucket.md

    2 findings; nothing was written.
    "
  `);
});

test('a key in a string', () => {
  // In two parts: this file holds none.
  const annotations = { 'example.com/uploads': `s3 as ${'AKIA'}IOSFODNN7EXAMPLE` };
  expect(after('Service ratelimit/ratelimit', { metadata: { annotations } })).toMatchInlineSnapshot(`
    "no-written-secret  us-east-1  Service ratelimit/ratelimit  metadata.annotations["example.com/uploads"]
      it holds an access key of AWS, for all who read the repository, now or in its history. Name a Secret instead, and have this one made invalid: it counts as known.
      config  clusters/us-east-1/cluster.ts:LINE
      made by apps/rate-limit/src/rate-limit.ts:LINE
      file    generated/us-east-1/rate-limit/Service_ratelimit_ratelimit.yaml
      rule    docs/checks/no-written-secret.md

    1 finding; nothing was written.
    "
  `);
});

test('a namespace without labels', () => {
  expect(after('Namespace external-dns', { metadata: { labels: null } })).toMatchInlineSnapshot(`
    "no-refused-object  us-east-1  Namespace external-dns
      the API server refuses it (labelled-namespaces): without Pod Security its pods may be root of their node. Make it by \`namespace\` of libs/namespace. Found: pod-security.kubernetes.io/enforce must be restricted
      config  clusters/us-east-1/cluster.ts:LINE
      made by apps/namespaces/src/namespaces.ts:LINE
      file    generated/us-east-1/namespaces/Namespace__external-dns.yaml
      rule    docs/checks/no-refused-object.md

    no-refused-object  us-east-1  Namespace external-dns
      the API server refuses it (labelled-namespaces): nobody can tell whose bill it is on. Write the label auditorsec.com/environment.
      config  clusters/us-east-1/cluster.ts:LINE
      made by apps/namespaces/src/namespaces.ts:LINE
      file    generated/us-east-1/namespaces/Namespace__external-dns.yaml
      rule    docs/checks/no-refused-object.md

    2 findings; nothing was written.
    "
  `);
});

test('two workloads with one identity', () => {
  const merge = { spec: { template: { spec: { serviceAccountName: 'blackbox-exporter' } } } };
  expect(after('Deployment observability/elasticsearch-exporter', merge)).toMatchInlineSnapshot(`
    "require-own-service-account  us-east-1  Deployment observability/blackbox-exporter
      it runs as observability/blackbox-exporter, and so does Deployment observability/elasticsearch-exporter: what one may do, the other may do, and no policy tells them apart. Give it a ServiceAccount of its own, by serviceAccountName.
      config  clusters/us-east-1/cluster.ts:LINE
      made by apps/monitoring/src/exporter.ts:LINE
      file    generated/us-east-1/monitoring/Deployment.apps_observability_blackbox-exporter.yaml
      rule    docs/checks/require-own-service-account.md

    require-own-service-account  us-east-1  Deployment observability/elasticsearch-exporter
      it runs as observability/blackbox-exporter, and so does Deployment observability/blackbox-exporter: what one may do, the other may do, and no policy tells them apart. Give it a ServiceAccount of its own, by serviceAccountName.
      config  clusters/us-east-1/cluster.ts:LINE
      made by apps/monitoring/src/exporter.ts:LINE
      file    generated/us-east-1/monitoring/Deployment.apps_observability_elasticsearch-exporter.yaml
      rule    docs/checks/require-own-service-account.md

    2 findings; nothing was written.
    "
  `);
});

test('a certificate that is renewed on a fixed day', () => {
  const merge = { spec: { duration: '2160h', renewBefore: '720h', renewBeforePercentage: null } };
  expect(after('Certificate istio-ingress/api', merge)).toMatchInlineSnapshot(`
    "require-certificate-renewal  us-east-1  Certificate istio-ingress/api  spec.renewBefore
      lives of certificates shrink, and one that is shorter than 720h is renewed all the time, or never. Write renewBeforePercentage: 33 instead.
      config  clusters/us-east-1/cluster.ts:LINE
      made by apps/gateway/src/servers.ts:LINE
      file    generated/us-east-1/gateway/Certificate.cert-manager.io_istio-ingress_api.yaml
      rule    docs/checks/require-certificate-renewal.md

    require-certificate-renewal  us-east-1  Certificate istio-ingress/api  spec.duration
      a public authority says itself how long its certificates live, shorter every year, and refuses or ignores 2160h. Leave it out.
      config  clusters/us-east-1/cluster.ts:LINE
      made by apps/gateway/src/servers.ts:LINE
      file    generated/us-east-1/gateway/Certificate.cert-manager.io_istio-ingress_api.yaml
      rule    docs/checks/require-certificate-renewal.md

    2 findings; nothing was written.
    "
  `);
});
