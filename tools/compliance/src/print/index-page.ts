import { controls } from '@auditorsec/compliance/controls';
import { type Framework, frameworkNames, frameworks, type Requirements } from '@auditorsec/compliance/frameworks';
import { personal } from '@auditorsec/compliance/personal';
import { markdownTable } from '@auditorsec/problem/markdown-table';
import { PROMISED, type Status } from '../assess.ts';
import type { ClusterReport } from '../current.ts';

const names = Object.keys(frameworks) as Framework[];
const columns = names.map((name) => frameworkNames[name]);

const STATUSES: readonly Status[] = ['satisfied', 'violated', 'needs a person', 'not applicable'];

const HEAD = `# Compliance

What the manifests show of the controls that SOC 2, ISO 27001, HIPAA and the GDPR ask for, and what they can't. Written by \`npm run compliance\`
from [libs/compliance](../libs/compliance); a test fails while it differs from what is rendered.

Nothing here certifies anything. A control is evidence for the ids beside it, not all that they ask; a report of type II and an audit by somebody
independent take months of operation, of which the history of these files is a part.`;

const SCORE = `## Score

Satisfied of applicable controls, of 100, rounded down. A control applies where the cluster has what it is about. It is satisfied if objects serve
it, rules would see it broken, and none of them finds anything that no exception covers; violated if not. What needs a person counts on neither side, so
that no score is bought by a promise. The plan asks for more than ${PROMISED}.`;

const LIMITS = `## What it does not see

- What happens in the account by hand, or in AWS beneath it: \`npm run check\` and the proofs ask manifests.
- Rules that depend on the day (versions out of support) or on the commit before (deletions): \`npm run check\` asks them.
- What the applications write where: classes of data are what \`data\` of the fleet file says, and a person answers for it.
- Whether papers make a copy of personal data lawful (GDPR 44 to 49): a control with such a copy needs a person, and each stands on the page of its
  cluster, with what it rests on and its last day.`;

/** docs/compliance.md. */
export function indexPage(reports: readonly ClusterReport[]): string {
  const clusters = reports.map(({ cluster, score, controls: assessed }) => {
    const count = (wanted: string) => `${assessed.filter(({ status }) => status === wanted).length}`;
    const data = `[objects](compliance/${cluster}.json), [findings](compliance/${cluster}.sarif)`;
    const counts = STATUSES.map(count);
    return [`[${cluster}](compliance/${cluster}.md)`, `${score.value}`, ...counts, data];
  });
  const shown = Object.entries(controls).map(([id, { title, meets }]) => [id, title, ...ids(meets)]);
  const asked = Object.entries(personal).map(([id, { title, evidence, meets }]) => [
    id,
    title,
    evidence,
    ...ids(meets),
  ]);
  return [
    HEAD,
    SCORE,
    markdownTable(['cluster', 'score', ...STATUSES, 'data'], clusters),
    '## Controls that manifests show',
    'Which objects serve which: the annotation `compliance.auditorsec.com/controls` on each. What each id asks, and who answers it: [frameworks](compliance/frameworks.md).',
    markdownTable(['control', 'says', ...columns], shown),
    '## What needs a person',
    markdownTable(['what', 'says', 'what an auditor asks for', ...columns], asked),
    LIMITS,
  ]
    .join('\n\n')
    .concat('\n');
}

function ids(meets: Requirements): string[] {
  return names.map((name) => (meets[name] ?? []).join(', '));
}

/** docs/compliance/frameworks.md: every id of every framework, and what answers it. */
export function frameworksPage(): string {
  const sections = names.flatMap((name) => [`## ${frameworkNames[name]}`, markdownTable(HEADS, requirements(name))]);
  return [
    '# What the frameworks ask',
    'Each id with the controls that are evidence for it, and what a person adds. The words are ours: read the text of the framework itself. Written by `npm run compliance`.',
    ...sections,
  ]
    .join('\n\n')
    .concat('\n');
}

const HEADS = ['id', 'about', 'controls', 'a person'];

function requirements(name: Framework): string[][] {
  const answering = (rows: Readonly<Record<string, { readonly meets: Requirements }>>, wanted: string) =>
    Object.entries(rows)
      .filter(([, { meets }]) => (meets[name] as readonly string[] | undefined)?.includes(wanted))
      .map(([id]) => id)
      .join(', ');
  return Object.entries(frameworks[name]).map(([id, about]) => [
    id,
    about,
    answering(controls, id),
    answering(personal, id),
  ]);
}
