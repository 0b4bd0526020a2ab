import { execFile } from 'node:child_process';
import { UserError } from '@auditorsec/problem/user-error';
import { z } from 'zod';
import { NoAnswer } from './ask.ts';
import { EXIT } from './exit-codes.ts';
import { parseJson } from './json.ts';

const source = z.looseObject({
  path: z.string().optional(),
  chart: z.string().optional(),
  targetRevision: z.string().optional(),
});
export type ApplicationSource = z.output<typeof source>;

/** What is read of an Application; anything may be missing until its controller has seen it. */
const application = z.object({
  metadata: z.object({ name: z.string() }),
  status: z
    .object({
      reconciledAt: z.string().optional(),
      health: z.object({ status: z.string().optional() }).optional(),
      sync: z
        .object({
          status: z.string().optional(),
          revision: z.string().optional(),
          comparedTo: z.object({ source: source.optional() }).optional(),
        })
        .optional(),
      operationState: z.object({ phase: z.string().optional(), finishedAt: z.string().optional() }).optional(),
    })
    .optional(),
});
export type LiveApplication = z.output<typeof application>;

/** The Applications of a cluster, by the kubectl of the PATH: contexts are named as clusters. Throws a `NoAnswer`. */
export async function liveApplications(cluster: string, kubeconfig: string | undefined): Promise<LiveApplication[]> {
  const text = await kubectl([
    ...(kubeconfig === undefined ? [] : ['--kubeconfig', kubeconfig]),
    '--context',
    cluster,
    '--request-timeout=10s',
    '--namespace',
    'argocd',
    'get',
    'applications.argoproj.io',
    '--output',
    'json',
  ]);
  const parsed = z.object({ items: z.array(application) }).safeParse(parseJson(text));
  if (parsed.success) return parsed.data.items;
  throw new NoAnswer(`the API server of ${cluster} answers with no list of Applications`);
}

function kubectl(words: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile('kubectl', [...words], { maxBuffer: 2 ** 28, timeout: 30_000 }, (error, stdout, stderr) => {
      if (error?.code === 'ENOENT')
        reject(new UserError('kubectl is not in the PATH: it reads the Applications of each cluster', EXIT.call));
      else if (error) reject(new NoAnswer(stderr.trim().split('\n').at(-1) || error.message));
      else resolve(stdout);
    });
  });
}
