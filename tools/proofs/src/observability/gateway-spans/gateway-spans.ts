import { check } from '../../check.ts';
import type { FileEdit } from '../../gateway/mutations/break.ts';
import type { Session } from '../../session.ts';
import { onStage } from '../on-stage.ts';
import { refused } from '../refused.ts';
import { spansOfGateway } from './seen.ts';
import { routeBetweenTiers } from './tier-routes.ts';

const sampledAtTheGateway: FileEdit = {
  file: 'mesh/Telemetry.telemetry.istio.io_istio-ingress_istio-ingress.yaml',
  from: 'randomSamplingPercentage: 100',
  to: 'randomSamplingPercentage: 10',
};

/** Traces from their beginning: the spans that a real gateway makes of requests, in the real collectors. */
export async function gatewaySpans(session: Session): Promise<void> {
  const seen = (edits: readonly FileEdit[]) => () => onStage((stage) => spansOfGateway(stage, session.progress, edits));
  const all = [
    check('gateway spans: every request that fails at the real gateway is a trace that is kept, and masked', seen([])),
    check('gateway spans: a pod of the gateway tier is reached by its host name, over mutual TLS', () =>
      onStage((stage) => routeBetweenTiers(stage, session.progress)),
    ),
    check('gateway spans: a gateway that records a tenth, it shows', () => refused(seen([sampledAtTheGateway]))),
  ];
  for (const each of all) if (session.wants(each.name)) await session.check(each, undefined);
}
