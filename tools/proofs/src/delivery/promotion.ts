import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { delimiter } from 'node:path';
import { command } from '@auditorsec/promote/testing/command';
import type { Progress } from '@auditorsec/schemas/progress';
import type { Cluster } from '../parts/cluster.ts';
import type { Stage } from '../parts/stage.ts';
import type { Repository } from './repository.ts';
import { startRequests } from './requests.ts';

/** What `npm run promote` and its siblings are told of where everything is. */
export interface Promotion {
  readonly options: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** A Prometheus of a region whose requests all fail. */
  readonly burning: string;
}

interface Parts {
  readonly stage: Stage;
  readonly progress: Progress;
  readonly programs: string;
  readonly repository: Repository;
  readonly clusters: readonly Cluster[];
}

/** Starts what promotion asks beside Argo CD: GitHub, of which this is a stand-in, and two Prometheus by the rules that we render. */
export async function openPromotion({ stage, progress, programs, repository, clusters }: Parts): Promise<Promotion> {
  const counted = { reporter: 'source', source_workload: 'istio-ingress', route: 'api-v1-read' };
  const groups = sloRules(repository);
  const open = (name: string) => startRequests({ stage, progress }, { name, counted, groups });
  const [kept, burning] = [await open('kept'), await open('burning')];
  burning.fail();
  const prometheus = clusters.flatMap(({ name }) => ['--prometheus', `${name}=${kept.prometheus}`]);
  return {
    options: ['--root', repository.sandbox.root, '--github', await startGitHub(stage), ...prometheus],
    env: {
      PATH: `${programs}${delimiter}${process.env['PATH']}`,
      KUBECONFIG: clusters.map(({ kubeconfig }) => kubeconfig).join(delimiter),
    },
    burning: burning.prometheus,
  };
}

/** The rules by which a region's Prometheus records its objectives: the same ones in each. */
function sloRules({ objects }: Repository): readonly object[] {
  const rules = objects('us-east-1').find(
    ({ object }) => object.kind === 'PrometheusRule' && object.metadata.name === 'slo',
  );
  if (!rules) throw new Error('us-east-1 has no PrometheusRule slo');
  return (rules.object as typeof rules.object & { spec: { groups: readonly object[] } }).spec.groups;
}

/** Says of every commit that its one check has passed. */
async function startGitHub(stage: Stage): Promise<string> {
  const checks = { total_count: 1, check_runs: [{ name: 'test', status: 'completed', conclusion: 'success' }] };
  const server = createServer((_request, response) => response.end(JSON.stringify(checks)));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  stage.defer(async () => void server.close().closeAllConnections());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** One condition of a step: `no` says why the step may not go. */
interface Gate {
  readonly gate: string;
  readonly no?: string;
  readonly detail: string;
}

/** What a command says to machines. */
export interface Answer {
  readonly exitCode: number | null;
  /** The commit that the ring has afterwards. */
  readonly to?: string;
  readonly moved?: boolean;
  readonly gates?: readonly Gate[];
  readonly receipts?: readonly { readonly ring: string; readonly changes: readonly { readonly object: string }[] }[];
  readonly problems?: readonly { readonly message: string }[];
}

/** Runs the real command in the clone, as somebody does who moves rings. */
export async function ask(promotion: Promotion, name: string, ...words: readonly string[]): Promise<Answer> {
  const { exitCode, stdout, stderr } = await command(promotion, name, ...words, '--json');
  if (stdout === '') throw new Error(`npm run ${name} -- ${words.join(' ')} ended with ${exitCode}:\n${stderr}`);
  return { exitCode, ...(JSON.parse(stdout) as object) };
}
