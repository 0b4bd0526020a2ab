import type { bucketPolicy, encryption } from '@auditorsec/aws/kinds/s3';
import { composeApp } from '@auditorsec/config/testing/compose-app';
import { type FleetInput, smallMember } from '@auditorsec/config/testing/small-fleet';
import type { CustomObject } from '@auditorsec/custom-kind/add-custom';
import { objectNamed } from '@auditorsec/manifest/testing/render';
import { expect, test } from 'vitest';
import { web } from './web.ts';

const fleet: Partial<FleetInput> = {
  cdn: { distribution: 'E1A2B3C4D5E6F7', domain: 'd1a2b3c4d5e6f7.cloudfront.net' },
  clusters: {
    'us-east-1': smallMember('primary', 1),
    second: { ...smallMember('secondary', 2), region: 'eu-west-1' },
  },
};
const composed = (changes: Partial<FleetInput> = {}) => composeApp(web({}), [], { ...fleet, ...changes });

test('the fleet’s one distribution reads the bucket, and nobody else', async () => {
  const { policy } = objectNamed<CustomObject<typeof bucketPolicy>>(
    await composed(),
    'BucketPolicy platform-aws/web-111122223333-us-east-1',
  ).spec.forProvider;
  const statements: { Effect: string }[] = JSON.parse(policy).Statement;
  const allowed = statements.filter(({ Effect }) => Effect === 'Allow');
  expect(allowed).toHaveLength(2);
  for (const statement of allowed)
    expect(statement).toMatchObject({
      Principal: { Service: 'cloudfront.amazonaws.com' },
      Condition: { StringEquals: { 'AWS:SourceArn': 'arn:aws:cloudfront::111122223333:distribution/E1A2B3C4D5E6F7' } },
    });
});

test('the key stands in the region of the bucket', async () => {
  const objects = await composed();
  const { region, rule } = objectNamed<CustomObject<typeof encryption>>(
    objects,
    'BucketServerSideEncryptionConfiguration platform-aws/web-111122223333-us-east-1',
  ).spec.forProvider;
  const name = rule[0]?.applyServerSideEncryptionByDefault.kmsMasterKeyIdRef?.name;
  expect(objectNamed(objects, `Key platform-aws/${name}`)).toHaveProperty('spec.forProvider.region', region);
});

test('refused: a bucket that no distribution asks', async () => {
  const clusters = {
    'us-east-1': { ...smallMember('secondary', 3), role: 'tertiary' as const, region: 'ap-southeast-1' as const },
    first: smallMember('primary', 1),
    second: { ...smallMember('secondary', 2), region: 'eu-west-1' as const },
  };
  await expect(composed({ clusters })).rejects.toThrow(
    /ap-southeast-1, which no distribution asks.*us-east-1, eu-west-1/s,
  );
});
