import { alert, type RuleGroup, record } from '@auditorsec/alerting/rule';
import { limits } from '@auditorsec/slo/limits';

const EACH = 'by (region, namespace, secret)';
const CHANGED = 'secret:changed:timestamp_seconds';

/** External Secrets names its object as the Secret that it writes. */
const fetched =
  'label_replace(externalsecret_status_condition{condition="Ready",status="True"} == 1, "secret", "$1", "name", "(.+)")';

/**
 * How old values are. External Secrets writes a Secret when its value is another, and at no other time, so the version of the object
 * changes with it. A Prometheus that has forgotten when takes the age of the object, which is never less.
 */
export const secrets: RuleGroup = {
  name: 'secrets',
  interval: '5m',
  rules: [
    record({
      record: CHANGED,
      expr: `max ${EACH} (0 * (changes(kube_secret_metadata_resource_version[1d]) > 0) + time()) or max ${EACH} (last_over_time(${CHANGED}[7d])) or max ${EACH} (kube_secret_created)`,
    }),
    alert({
      name: 'SecretTooOld',
      expr: `(time() - ${CHANGED} and on (region, namespace, secret) ${fetched}) > ${limits.secretDays * 24 * 3600}`,
      for: '1h',
      severity: 'ticket',
      team: 'platform',
      summary: '{{ $labels.region }}: the value of {{ $labels.namespace }}/{{ $labels.secret }} is too old',
      description: 'It is {{ $value | humanizeDuration }} old. Whoever has seen it in all that time still comes in.',
      dashboard: 'system-health',
    }),
  ],
};
