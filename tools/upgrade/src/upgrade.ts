import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ClusterObjects } from '@auditorsec/checks/objects';
import { answer } from '@auditorsec/cli/answer';
import { loadConfig } from '@auditorsec/cli/load';
import type { Outcome } from '@auditorsec/cli/output';
import { render } from '@auditorsec/cli/render';
import { parseWords } from '@auditorsec/cli/words';
import { repositoryRoot } from '@auditorsec/problem/call-site';
import { UserError } from '@auditorsec/problem/user-error';
import { reviewOf } from '@auditorsec/review/model';
import { toJson } from '@auditorsec/review/print/json';
import { toTerminal } from '@auditorsec/review/print/terminal';
import { goPins } from '@auditorsec/schemas/sources';
import { type Component, versions } from '@auditorsec/versions/versions';
import { compareApis } from './compare-apis.ts';
import { noticeText } from './print.ts';
import { renderWith } from './render-with.ts';
import { componentNamed, releaseMeant, sourceOf } from './target.ts';
import { versionsFile, withVersion } from './versions-file.ts';

const HELP = `Usage:
  npm run upgrade                                     what can be upgraded, and where it stands
  npm run upgrade -- kubernetes 1.36                  to the newest of that minor: removed and deprecated APIs and fields in use, and the diff of generated/
  npm run upgrade -- kubernetes 1.36.3 --write        the same, and writes libs/versions/src/versions.ts
  npm run upgrade -- kubernetes 1.36.3 --json

Exit code: 0 nothing in use is removed, 1 something is, 2 no such component or version, or wrong usage. Nothing is written unless 0.`;

const DEFINITIONS = {
  write: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

/** The command line. Returns the exit code. */
export function main(words: readonly string[]): Promise<number> {
  return answer(words, async () => {
    const { values, positionals } = parseWords(words, DEFINITIONS);
    const [name, version, ...more] = positionals;
    if (values.help) return { exitCode: 0, text: HELP, report: undefined };
    if (name === undefined) return { exitCode: 0, text: listed(), report: { versions } };
    const component = componentNamed(name);
    if (version === undefined || more.length > 0)
      throw new UserError(`One component and one version: ${component} is at ${versions[component]}.\n${HELP}`, 2);
    return upgrade(component, await releaseMeant(component, version), values.write);
  });
}

function listed(): string {
  const width = Math.max(...Object.keys(versions).map((name) => name.length));
  return Object.entries(versions)
    .map(([name, version]) => `${name.padEnd(width)}  ${version}`)
    .join('\n');
}

async function upgrade(component: Component, version: string, write: boolean): Promise<Outcome> {
  const file = fileURLToPath(versionsFile);
  const text = withVersion(readFileSync(file, 'utf8'), component, version);
  const [before, after] = await Promise.all([
    loadConfig(repositoryRoot, []).then((input) => render(input)),
    renderWith(text),
  ]);
  const source = sourceOf(component);
  const used = after.flatMap(({ files }) => files);
  const notices = source && (await compareApis(source, version, used));
  const review = reviewOf({
    before: before.clusters.map(({ name, files }) => new ClusterObjects(name, files)),
    after: after.map(({ name, files }) => new ClusterObjects(name, files)),
  });
  const broken = notices?.some(({ verdict }) => verdict === 'removed') ?? false;
  if (write && !broken) writeFileSync(file, text);
  const said = [
    `${component} ${versions[component]} → ${version}`,
    notices
      ? noticeText(notices)
      : `No registry serves the APIs of ${component}: they are not compared. Read its release notes.`,
    toTerminal(review),
    next(component, version, write, broken),
  ];
  return {
    exitCode: broken ? 1 : 0,
    text: said.join('\n\n'),
    report: { component, from: versions[component], to: version, apis: notices ?? 'unknown', ...toJson(review) },
  };
}

/** What a person does after this. */
function next(component: Component, version: string, write: boolean, broken: boolean): string {
  if (broken)
    return 'Nothing was written: mend what is removed first, in the block that `npm run explain -- FILE` names.';
  if (!write) return 'Nothing was written. Add --write to write libs/versions/src/versions.ts.';
  const pins = goPins
    .filter((pin) => pin.component === component)
    .map(({ graph, module }) => `  in tools/go/${graph}: go get ${module}@v${version} && go mod tidy`);
  return ['libs/versions/src/versions.ts is written. Then:', ...pins, '  npm run generate && npm test'].join('\n');
}
