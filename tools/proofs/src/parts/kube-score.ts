import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Progress } from '@auditorsec/schemas/progress';
import { versions } from '@auditorsec/versions/versions';
import { goProgram } from './programs.ts';

/** What kube-score says of one object. */
export interface ScoredObject {
  readonly type_meta: { readonly kind: string };
  readonly object_meta: { readonly name: string; readonly namespace?: string };
  readonly checks: readonly {
    readonly check: { readonly id: string };
    /** 1 is critical, 5 and 7 are a warning, 10 is good. */
    readonly grade: number;
    readonly skipped: boolean;
    readonly comments: readonly { readonly summary: string }[] | null;
  }[];
}

/** Builds kube-score once for its pinned version; returns its path. */
export function kubeScoreProgram(progress: Progress): Promise<string> {
  const goPackage = 'github.com/zegl/kube-score/cmd/kube-score';
  return goProgram({ graph: 'kube-score', package: goPackage, what: 'kube-score' }, progress);
}

/** Lets kube-score judge manifests together; it asks no cluster. */
export async function kubeScore(program: string, manifests: readonly string[]): Promise<readonly ScoredObject[]> {
  const version = `v${versions.kubernetes.replace(/\.\d+$/, '')}`;
  const words = ['score', '--output-format', 'json', '--kubernetes-version', version, ...manifests];
  // A critical finding is an exit code of its own, beside a whole report.
  const { stdout } = await promisify(execFile)(program, words, { maxBuffer: 1 << 26 }).catch(
    (error: { stdout?: string } & Error) => {
      if (error.stdout?.startsWith('[')) return { stdout: error.stdout };
      throw error;
    },
  );
  return JSON.parse(stdout) as ScoredObject[];
}
