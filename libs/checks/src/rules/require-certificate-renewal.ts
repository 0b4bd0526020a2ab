import { type Certificate, certificates, issuerOf } from '../certificate.ts';
import type { ClusterObjects } from '../objects.ts';
import type { ClusterRule, Report } from '../rule.ts';

/** In percent of its life: below, there is no time to mend what failed; above, a certificate is asked for twice as often as it lives. */
const SHARES = { least: 20, most: 50 };

/** Every Certificate is signed by somebody who is here, is renewed by a share of its life, and gets a new key each time. */
export const requireCertificateRenewal: ClusterRule = {
  name: 'require-certificate-renewal',
  scope: 'cluster',
  check(objects, report) {
    for (const certificate of certificates(objects)) {
      checkShare(certificate, report);
      checkLife(objects, certificate, report);
      checkKey(certificate, report);
    }
  },
};

function checkShare({ file, object }: Certificate, report: Report): void {
  const { renewBefore, renewBeforePercentage } = object.spec ?? {};
  const { least, most } = SHARES;
  if (renewBefore !== undefined)
    report(
      file,
      `lives of certificates shrink, and one that is shorter than ${renewBefore} is renewed all the time, or never. Write renewBeforePercentage: 33 instead.`,
      'spec.renewBefore',
    );
  else if (renewBeforePercentage === undefined || renewBeforePercentage < least || renewBeforePercentage > most)
    report(
      file,
      `it is renewed when ${renewBeforePercentage ?? 'nobody has said how many'} percent of its life are left. Write ${least} to ${most}: 33 leaves a third to find out why it was not.`,
      'spec.renewBeforePercentage',
    );
}

function checkLife(objects: ClusterObjects, certificate: Certificate, report: Report): void {
  const { file, object } = certificate;
  const { duration, issuerRef } = object.spec ?? {};
  const issuer = issuerOf(objects, certificate);
  if (!issuer)
    report(
      file,
      `nobody signs it, and it ends with what it is now: there is no ${issuerRef?.kind ?? 'Issuer'} ${issuerRef?.name ?? ''} here.`,
      'spec.issuerRef',
    );
  else if (issuer.object.spec?.acme && duration !== undefined)
    report(
      file,
      `a public authority says itself how long its certificates live, shorter every year, and refuses or ignores ${duration}. Leave it out.`,
      'spec.duration',
    );
}

function checkKey({ file, object }: Certificate, report: Report): void {
  const { isCA, privateKey } = object.spec ?? {};
  // A new key of an authority cuts off everybody who holds its old certificate.
  if (isCA || privateKey?.rotationPolicy === 'Always') return;
  report(
    file,
    'who has stolen its key once can read and pretend for ever. Write rotationPolicy: Always.',
    'spec.privateKey.rotationPolicy',
  );
}
