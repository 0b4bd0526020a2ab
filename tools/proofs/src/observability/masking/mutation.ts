import { strict as assert } from 'node:assert';
import type { Progress } from '@auditorsec/schemas/progress';
import { CLUSTER } from '../../gateway/bench.ts';
import { generatedFolder } from '../../gateway/generated.ts';
import { copyEdited, type FileEdit } from '../../gateway/mutations/break.ts';
import type { Stage } from '../../parts/stage.ts';
import { found } from './checks.ts';
import { loggedVisit } from './logged-visit.ts';
import { secrets } from './visitors.ts';

const file = 'mesh/Application.argoproj.io_argocd_istiod.yaml';

/** Log formats that somebody might write, and what of a visitor they show. */
const slips: readonly { readonly edit: FileEdit; readonly shows: string }[] = [
  {
    edit: { file, from: '%REQ_WITHOUT_QUERY(X-ENVOY-ORIGINAL-PATH?:PATH)%', to: '%REQ(:PATH)%' },
    shows: secrets.query,
  },
  { edit: { file, from: '%PROTOCOL%', to: '%REQ(COOKIE)%' }, shows: secrets.cookie },
  { edit: { file, from: '%UPSTREAM_CLUSTER%', to: '%REQ(USER-AGENT)%' }, shows: secrets.browser },
  { edit: { file, from: '%UPSTREAM_HOST%', to: '%DOWNSTREAM_REMOTE_ADDRESS%' }, shows: secrets.address },
];

/** Breaks the log format in several places at once: each slip must be seen by itself. */
export async function brokenFormat(stage: Stage, progress: Progress): Promise<string> {
  const folder = stage.file('broken');
  copyEdited(
    generatedFolder(CLUSTER),
    folder,
    slips.map(({ edit }) => edit),
  );
  const { lines } = await loggedVisit('1.37.0', progress, () => folder);
  const shown = slips.map(({ shows }) => shows);
  assert.deepEqual(found(shown, lines), shown);
  return `${shown.length} slips, each seen in ${lines.length} lines`;
}
