import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import fleet from '../../../../clusters/fleet.ts';
import { check } from '../check.ts';
import { generatedFolder } from '../gateway/generated.ts';
import { substitutions } from '../gateway/substitutions.ts';
import { createIssuer } from '../gateway/tokens.ts';
import { istioProgram } from '../parts/programs.ts';
import { Stage } from '../parts/stage.ts';
import type { Proof } from '../session.ts';
import { acceptedIn } from './accepted.ts';
import { judge, type Report } from './judge.ts';

/** All analyzers of `istioctl analyze` (its file mode skips 21 of them) and `istioctl validate`, on every cluster. */
export const analysis: Proof = {
  name: 'istio-analysis',
  about: 'every Istio analyzer and istioctl validate over the generated files: no finding without a reason',
  run: async (session) => {
    const clusters = Object.entries(fleet.clusters).filter(([cluster]) => session.wants(cluster));
    if (clusters.length === 0) return;
    const program = await istioProgram(session.progress);
    const stage = new Stage();
    try {
      const file = stage.file('substitutions.json');
      await writeFile(file, JSON.stringify(substitutions(createIssuer({}))));
      for (const [cluster, member] of clusters) {
        const words = ['analyze', '-cluster', `${cluster}=${generatedFolder(cluster)}`, '-substitutions', file];
        const analyse = async (): Promise<string> => judge(await report(program, words), acceptedIn(member));
        await session.check(check(`Istio's analysis of ${cluster}`, analyse), undefined);
      }
    } finally {
      await stage.close({ keepLogs: false });
    }
  },
};

async function report(program: string, words: readonly string[]): Promise<Report> {
  const { stdout } = await promisify(execFile)(program, words, { maxBuffer: 1 << 26 });
  // Istio logs to standard output as well; our JSON is the part from the first line that opens it.
  return JSON.parse(stdout.slice(stdout.search(/^\{$/m))) as Report;
}
