import type { Finding } from '@auditorsec/checks/rule';
import type { ClusterReport } from '../current.ts';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';
const REPOSITORY = 'https://github.com/auditorsec/platform';

/** The findings of a cluster in SARIF 2.1.0, as code scanning reads it; those that an exception covers are suppressed, with its reason. */
export function toSarif({ cluster, controls }: ClusterReport): string {
  const rules = [...new Set(controls.flatMap(({ control }) => control.rules))].sort();
  const open = new Set(controls.flatMap(({ findings }) => findings));
  const accepted = new Map(
    controls.flatMap((each) => each.accepted).map(({ finding, exception }) => [finding, exception] as const),
  );
  const results = [
    ...[...open].map((finding) => result(finding, rules)),
    ...[...accepted].map(([finding, { reason, expires }]) => ({
      ...result(finding, rules),
      suppressions: [{ kind: 'external', status: 'accepted', justification: `${reason}; until ${expires}` }],
    })),
  ];
  const driver = {
    name: 'auditorsec-platform',
    informationUri: REPOSITORY,
    rules: rules.map((id) => ({
      id,
      helpUri: `${REPOSITORY}/blob/main/docs/checks/${id}.md`,
      properties: { tags: controls.filter(({ control }) => control.rules.includes(id)).map((each) => each.id) },
    })),
  };
  const run = { tool: { driver }, automationDetails: { id: `compliance/${cluster}` }, results };
  return `${JSON.stringify({ $schema: SCHEMA, version: '2.1.0', runs: [run] }, null, 1)}\n`;
}

function result({ rule, object, message, path, field }: Finding, rules: readonly string[]) {
  return {
    ruleId: rule,
    ruleIndex: rules.indexOf(rule),
    level: 'error',
    message: { text: `${object}${field ? ` ${field}` : ''}: ${message}` },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: encodeURI(`generated/${path}`) }, region: { startLine: 1 } },
        logicalLocations: [{ fullyQualifiedName: object, kind: 'resource' }],
      },
    ],
  };
}
