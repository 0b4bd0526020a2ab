import { join } from 'node:path';
import { buildOnce, cacheRoot } from '@auditorsec/schemas/cache';
import { graphDigest, pins } from '@auditorsec/schemas/go';
import { goBuild } from '@auditorsec/schemas/go-build';
import { type Progress, withProgress } from '@auditorsec/schemas/progress';

/** By graph below `tools/go/`: the package that is built, and the module whose version names it. */
const PEERS = {
  helm: { goPackage: 'helm.sh/helm/v4/cmd/helm', module: 'helm.sh/helm/v4' },
  kustomize: { goPackage: 'sigs.k8s.io/kustomize/kustomize/v5', module: 'sigs.k8s.io/kustomize/kustomize/v5' },
  jsonnet: { goPackage: 'github.com/google/go-jsonnet/cmd/jsonnet', module: 'github.com/google/go-jsonnet' },
  dyff: { goPackage: 'github.com/homeport/dyff/cmd/dyff', module: 'github.com/homeport/dyff' },
} as const;

/** What renders; dyff compares. */
export type Peer = Exclude<keyof typeof PEERS, 'dyff'>;

export interface Program {
  readonly path: string;
  readonly version: string;
}

/** What the bench runs, each built once into the user's cache. */
export interface Programs {
  readonly peers: Readonly<Record<Peer, Program>>;
  /** The path of the program of `tools/go/measure`. */
  readonly measure: string;
}

/** Builds what isn't built yet; helm takes minutes. */
export async function buildPrograms(progress: Progress): Promise<Programs> {
  const measure = await buildMeasure(progress);
  const [helm, kustomize] = [await buildPeer('helm', progress), await buildPeer('kustomize', progress)];
  return { peers: { helm, kustomize, jsonnet: await buildPeer('jsonnet', progress) }, measure };
}

/** Builds the program that counts what others take. */
export function buildMeasure(progress: Progress): Promise<string> {
  return build('measure', '.', 'measure', progress);
}

/** Builds one of those that we are compared with. */
export async function buildPeer(graph: keyof typeof PEERS, progress: Progress): Promise<Program> {
  const { goPackage, module } = PEERS[graph];
  const version = pins(graph).get(module) ?? '';
  return { path: await build(graph, goPackage, `${graph} ${version}`, progress), version };
}

function build(graph: string, goPackage: string, name: string, progress: Progress): Promise<string> {
  const program = join(cacheRoot(), `${graph}-${graphDigest(graph)}`, graph);
  return buildOnce(program, (output) =>
    withProgress(`building ${name}`, progress, () => goBuild(graph, goPackage, output)),
  );
}
