import { objectName } from '@auditorsec/manifest/patch';
import { endOfStandardSupport } from '@auditorsec/versions/eks-calendar';
import { versions } from '@auditorsec/versions/versions';
import { expect, test } from 'vitest';
import { object, objects } from '../testing.ts';
import { fitSupportWindow } from './fit-support-window.ts';

function found(version: string, today: string): string[] {
  const cluster = object('eks.aws.m.upbound.io/v1beta1 Cluster', 'aws/main', { forProvider: { version } });
  const findings: string[] = [];
  fitSupportWindow.check([objects('main', [cluster])], today, (file, message, field) =>
    findings.push(`${objectName(file.object)} ${field}: ${message}`),
  );
  return findings;
}

test('a minor that is supported for two more months passes, and fails a day later', () => {
  expect(found('1.35', '2027-01-26')).toEqual([]);
  expect(found('1.35', '2027-01-27')).toEqual([
    expect.stringMatching(
      /^Cluster aws\/main spec.forProvider.version: standard support of 1.35 ends on 2027-03-27: .* to 1.36\.$/,
    ),
  ]);
});

test('the last minor of the calendar has no successor there yet', () => {
  expect(found('1.36', '2027-08-03')).toEqual([expect.stringContaining('to a minor of the calendar of EKS.')]);
});

test('a minor of which no end is known fails, whatever the day', () => {
  expect(found('1.53', '2000-01-01')).toEqual([expect.stringContaining('which knows 1.34, 1.35, 1.36.')]);
});

test('what the versions file deploys is in the calendar', () => {
  expect(Object.keys(endOfStandardSupport)).toContain(versions.kubernetes.replace(/\.\d+$/, ''));
});
