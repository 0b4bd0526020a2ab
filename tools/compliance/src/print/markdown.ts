import type { Exception } from '@auditorsec/checks/run';
import { markdownTable } from '@auditorsec/problem/markdown-table';
import { type Assessed, PROMISED } from '../assess.ts';
import type { ClusterReport } from '../current.ts';

/** docs/compliance/<cluster>.md. */
export function clusterPage({ cluster, score, controls }: ClusterReport, commit?: string): string {
  const head = ['control', 'status', 'objects', 'shown by rules', 'and by proofs'];
  const violated = controls.filter(({ status }) => status === 'violated');
  const excepted = [...new Set(controls.flatMap(({ accepted }) => accepted.map(({ exception }) => exception)))];
  return [
    `# Controls of ${cluster}${commit ? ` at ${commit}` : ''}`,
    `Written by \`npm run compliance\`. Score: **${score.value} of 100**, ${score.satisfied} of ${score.applicable} controls that apply; promised are more than ${PROMISED}. ` +
      `[What that means, and what needs a person](../compliance.md). The objects themselves: [${cluster}.json](${cluster}.json); what rules find: [${cluster}.sarif](${cluster}.sarif).`,
    markdownTable(head, controls.map(row)),
    ...section(
      'Violated',
      violated.flatMap(({ id, why }) => why.map((reason) => `${id}: ${reason}`)),
    ),
    ...section('Exceptions', excepted.filter(({ transfer }) => !transfer).map(excuse)),
    ...section(
      'Transfers that need a person',
      excepted.flatMap((exception) => {
        const { transfer } = exception;
        return transfer ? [`${excuse(exception)}. Basis: ${transfer.basis}; papers: ${transfer.papers}`] : [];
      }),
    ),
  ]
    .join('\n\n')
    .concat('\n');
}

function excuse({ rule, object, reason, expires }: Exception): string {
  return `${rule} for ${object}, until ${expires}: ${reason}`;
}

function row({ id, control, status, evidence, accepted }: Assessed): string[] {
  const excepted = accepted.length > 0 ? `, exceptions: ${accepted.length}` : '';
  const rules = control.rules.map((name) => `[${name}](../checks/${name}.md)`).join(', ');
  return [id, `${status}${excepted}`, `${evidence.length}`, rules, (control.proofs ?? []).join(', ')];
}

function section(title: string, items: readonly string[]): string[] {
  return items.length === 0 ? [] : [`## ${title}`, items.map((item) => `- ${item}`).join('\n')];
}
