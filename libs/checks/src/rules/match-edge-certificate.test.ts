import { expect, test } from 'vitest';
import { check, object } from '../testing.ts';
import { matchEdgeCertificate } from './match-edge-certificate.ts';

const arnIn = (region: string) => `arn:aws:acm:${region}:111122223333:certificate/c1`;
const certificate = (domainName: string, subjectAlternativeNames: string[] = []) =>
  object(
    'acm.aws.m.upbound.io/v1beta1 Certificate',
    'aws/web',
    { forProvider: { domainName, subjectAlternativeNames } },
    { annotations: { 'crossplane.io/external-name': arnIn('us-east-1') } },
  );
const distribution = (acmCertificateArn: string) =>
  object('cloudfront.aws.m.upbound.io/v1beta1 Distribution', 'aws/web', {
    forProvider: { aliases: ['app.example.com', 'www.example.com'], viewerCertificate: { acmCertificateArn } },
  });
const found = (made: ReturnType<typeof certificate>, arn = arnIn('us-east-1')) =>
  check(matchEdgeCertificate, [made, distribution(arn)]);

test('a certificate that is made here and covers every alias passes, also by a wildcard', () => {
  expect(found(certificate('app.example.com', ['www.example.com']))).toEqual([]);
  expect(found(certificate('*.example.com'))).toEqual([]);
});

test('a host that it lacks fails', () => {
  expect(found(certificate('app.example.com'))).toMatchInlineSnapshot(`
    [
      "Distribution aws/web spec.forProvider.viewerCertificate.acmCertificateArn: viewers of www.example.com are refused: certificate web is for app.example.com alone. Add the host to it.",
    ]
  `);
});

test('a certificate of another region, or that nothing makes, fails', () => {
  expect(found(certificate('*.example.com'), arnIn('eu-west-1'))).toEqual([
    expect.stringContaining('in eu-west-1, and CloudFront looks in us-east-1 alone'),
  ]);
  expect(found(certificate('*.example.com'), arnIn('us-east-1').replace('c1', 'c2'))).toEqual([
    expect.stringContaining('nothing here keeps'),
  ]);
});
