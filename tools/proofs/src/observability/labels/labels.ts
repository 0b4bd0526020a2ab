import { check } from '../../check.ts';
import type { FileEdit } from '../../gateway/mutations/break.ts';
import type { Session } from '../../session.ts';
import { onStage } from '../on-stage.ts';
import { refused } from '../refused.ts';
import { labelsOfRequests, TELEMETRY } from './seen.ts';

/** Slips in the labels, each of which must show. */
const slips: readonly { readonly says: string; readonly edit: FileEdit }[] = [
  { says: 'the route by its cluster', edit: { file: TELEMETRY, from: 'xds.route_name', to: 'xds.cluster_name' } },
  {
    says: 'a tier as the token has it',
    edit: {
      file: TELEMETRY,
      from: "'other'",
      to: "metadata.filter_metadata['envoy.filters.http.jwt_authn']['payload']['tier']",
    },
  },
];

/** Labels of the gateway's request metrics, by which objectives and panels tell requests apart. */
export async function labels(session: Session): Promise<void> {
  const seen = (edits: readonly FileEdit[]) => () =>
    onStage((stage) => labelsOfRequests(stage, session.progress, edits));
  const all = [
    check('labels: the gateway knows route and tier of each request, and few of either', seen([])),
    ...slips.map(({ says, edit }) => check(`labels: ${says}, it shows`, () => refused(seen([edit])))),
  ];
  for (const each of all) if (session.wants(each.name)) await session.check(each, undefined);
}
