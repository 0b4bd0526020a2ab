import { answer } from '@auditorsec/cli/answer';
import { loadConfig } from '@auditorsec/cli/load';
import { type Outcome, progressBar } from '@auditorsec/cli/output';
import { render } from '@auditorsec/cli/render';
import { parseWords } from '@auditorsec/cli/words';
import { objectName } from '@auditorsec/manifest/patch';
import { repositoryRoot } from '@auditorsec/problem/call-site';
import { UserError } from '@auditorsec/problem/user-error';
import { originsOf } from './origins.ts';
import { type Explained, explainedText } from './print.ts';
import { readers } from './readers.ts';
import { targets } from './target.ts';

const HELP = `Usage:
  npm run explain -- generated/us-east-1/gateway/Service_istio-ingress_istio-ingress.yaml
  npm run explain -- Service/istio-ingress                 by kind and name, in every cluster that has it
  npm run explain -- Service/istio-ingress/istio-ingress   with its namespace
  npm run explain -- WHAT --cluster NAME                   in one cluster
  npm run explain -- WHAT --fields                         which value of the config each field follows from; takes seconds
  npm run explain -- WHAT --json

Exit code: 0 explained, 2 no such object or wrong usage.`;

const DEFINITIONS = {
  cluster: { type: 'string' },
  fields: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  root: { type: 'string', default: repositoryRoot },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

/** The command line. Returns the exit code. */
export function main(words: readonly string[]): Promise<number> {
  return answer(words, async () => {
    const { values, positionals } = parseWords(words, DEFINITIONS);
    const [what, ...more] = positionals;
    if (values.help) return { exitCode: 0, text: HELP, report: undefined };
    if (what === undefined || more.length > 0) throw new UserError(`One object, by its file or its name.\n${HELP}`, 2);
    return explain(what, values);
  });
}

interface Asked {
  readonly root: string;
  readonly cluster?: string | undefined;
  readonly fields: boolean;
}

async function explain(what: string, { root, cluster, fields }: Asked): Promise<Outcome> {
  const input = await loadConfig(root, []);
  const { clusters } = await render(input);
  const within = clusters.filter(({ name }) => cluster === undefined || name === cluster).flatMap(({ files }) => files);
  const explained: Explained[] = [];
  for (const file of targets(what, within)) {
    const bar = progressBar(objectName(file.object));
    const origins = fields ? await originsOf(file, input, bar) : undefined;
    explained.push({ file, rules: readers(file, clusters), origins });
  }
  return { exitCode: 0, text: explained.map(explainedText).join('\n\n'), report: { objects: explained.map(reported) } };
}

function reported({ file: { cluster, app, path, object, source }, rules, origins }: Explained) {
  const { config, block } = source;
  return { object: objectName(object), cluster, app, path: `generated/${path}`, config, block, rules, ...origins };
}
