import { milliseconds } from '../duration.ts';
import { type Managed, written } from '../managed-data.ts';
import type { ClusterObjects } from '../objects.ts';
import type { ClusterRule, Report } from '../rule.ts';

const MOST_DAYS = 90;
const DAY = 86_400;
const HOUR = 3_600_000;

/** No value of a secret is older than 90 days: a function writes the next one, or an alert asks a person for it; and pods get it within the hour. */
export const fitSecretRotation: ClusterRule = {
  name: 'fit-secret-rotation',
  scope: 'cluster',
  check(objects, report) {
    checkRotations(objects, report);
    checkAge(objects, report);
    checkRefresh(objects, report);
  },
};

interface Rotation {
  readonly rotationRules: { readonly automaticallyAfterDays?: number };
}

function checkRotations(objects: ClusterObjects, report: Report): void {
  for (const rotation of objects.of<Managed<Rotation>>('SecretRotation.secretsmanager.aws.m.upbound.io')) {
    const days = written(rotation).rotationRules?.automaticallyAfterDays;
    if (days !== undefined && days <= MOST_DAYS) continue;
    report(
      rotation.file,
      `whoever has seen the value comes in for ${days === undefined ? 'ever' : `${days} days`}. Write at most ${MOST_DAYS}.`,
      'spec.forProvider.rotationRules.automaticallyAfterDays',
    );
  }
}

interface Rules {
  readonly spec?: { readonly groups?: readonly { readonly rules?: readonly Alert[] }[] };
}

interface Alert {
  readonly alert?: string;
  readonly expr?: string | number;
}

/** Values that a person writes have no rotation: the alert on their age is all that ends them. */
function checkAge(objects: ClusterObjects, report: Report): void {
  const [secret] = objects.of('Secret.secretsmanager.aws.m.upbound.io');
  if (!secret) return;
  const alerts = objects.of<Rules>('PrometheusRule.monitoring.coreos.com').flatMap(({ file, object }) =>
    (object.spec?.groups ?? [])
      .flatMap(({ rules = [] }) => rules)
      .filter(({ alert }) => alert === 'SecretTooOld')
      .map(({ expr }) => ({ file, seconds: Number(/> *(\d+)$/.exec(`${expr}`)?.[1]) })),
  );
  if (alerts.length === 0) report(secret.file, 'nobody hears of its age: there is no alert SecretTooOld.');
  for (const { file, seconds } of alerts)
    if (!(seconds <= MOST_DAYS * DAY))
      report(file, `SecretTooOld asks for a new value after more than ${MOST_DAYS} days. Write > ${MOST_DAYS * DAY}.`);
}

interface Fetched {
  readonly spec?: { readonly refreshPolicy?: string; readonly refreshInterval?: string };
}

function checkRefresh(objects: ClusterObjects, report: Report): void {
  for (const { file, object } of objects.of<Fetched>('ExternalSecret.external-secrets.io')) {
    const { refreshPolicy = 'Periodic', refreshInterval = '1h' } = object.spec ?? {};
    const interval = milliseconds(refreshInterval);
    if (refreshPolicy === 'Periodic' && interval !== undefined && interval > 0 && interval <= HOUR) continue;
    report(
      file,
      `after a rotation pods run with a value that nobody takes (${refreshPolicy}, ${refreshInterval}). Write refreshPolicy: Periodic and refreshInterval: 15m.`,
      'spec.refreshInterval',
    );
  }
}
