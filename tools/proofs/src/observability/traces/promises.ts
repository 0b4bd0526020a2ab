import type { Kept } from './run.ts';
import { judgeShare } from './share.ts';
import type { Trace } from './spans.ts';
import type { Tiers } from './tiers.ts';
import { harmless, planted, traffic } from './traffic.ts';

/** What the tiers promise, and a change of their configs that breaks it. */
export interface TracePromise {
  readonly says: string;
  /** What was seen; throws where the promise doesn't hold. */
  readonly judge: (kept: readonly Kept[]) => string;
  readonly mutation: { readonly says: string; readonly apply: (tiers: Tiers) => void };
}

export const promises: readonly TracePromise[] = [
  {
    says: 'every trace with an error is kept',
    judge: (kept) => all(kept, traffic.failed),
    mutation: { says: 'without the policy for errors', apply: without('errors') },
  },
  {
    says: 'every trace with a request above the latency target is kept',
    judge: (kept) => all(kept, traffic.slow),
    mutation: {
      says: 'with a threshold of a second',
      apply: (tiers) => (policy(tiers, 'slow')['latency'] = { threshold_ms: 1000 }),
    },
  },
  {
    says: 'every trace through ci-failure-agent is kept',
    judge: (kept) => all(kept, traffic.agent),
    mutation: { says: 'without its policy', apply: without('ci-failure-agent') },
  },
  {
    says: 'a tenth of the rest is kept',
    judge: (kept) => judgeShare(whole(kept, traffic.fast), traffic.fast.length, 0.1),
    mutation: { says: 'without the policy for the rest', apply: without('recorded-in-full') },
  },
  {
    says: 'a trace that was sampled where it began is not sampled again',
    judge: (kept) => all(kept, traffic.internal),
    mutation: { says: 'without that policy', apply: without('sampled-at-their-start') },
  },
  {
    says: 'spans of one trace that arrive apart meet on one pod of the gateway tier, and both pods get some',
    judge: met,
    mutation: {
      says: 'routed by service',
      apply: ({ agent }) => {
        for (const exporter of Object.values(agent.exporters)) exporter['routing_key'] = 'service';
      },
    },
  },
  {
    says: 'no secret, address or person leaves in a span, its event or its resource',
    judge: masked,
    mutation: {
      says: 'without the redaction',
      apply: ({ agent }) => {
        const { traces } = agent.service.pipelines;
        traces.processors = traces.processors.filter((id) => id !== 'redaction');
      },
    },
  },
];

/** How many of these traces were kept with all their spans on one pod. */
function whole(kept: readonly Kept[], traces: readonly Trace[]): number {
  return traces.filter(({ id, spans }) => kept.some((pod) => pod.spans.get(id) === spans.length)).length;
}

function all(kept: readonly Kept[], traces: readonly Trace[]): string {
  const found = whole(kept, traces);
  if (found !== traces.length) throw new Error(`${found} of ${traces.length} were kept`);
  return `${found} of ${found}`;
}

function met(kept: readonly Kept[]): string {
  const ids = Object.values(traffic).flatMap((traces) => traces.map(({ id }) => id));
  const apart = ids.filter((id) => kept.filter((pod) => pod.spans.has(id)).length > 1);
  if (apart.length > 0) throw new Error(`${apart.length} traces are on two pods`);
  const [least = 0] = kept.map(({ spans }) => spans.size).sort((a, b) => a - b);
  if (least === 0) throw new Error('one pod got no trace');
  return kept.map(({ spans }) => `${spans.size} traces`).join(' and ');
}

function masked(kept: readonly Kept[]): string {
  const text = kept.map((pod) => pod.text).join('\n');
  const leaked = planted.filter((value) => text.includes(value));
  if (leaked.length > 0) throw new Error(`left: ${leaked.join(', ')}`);
  if (!text.includes(harmless)) throw new Error(`${harmless} is gone as well`);
  return `${planted.length} values masked`;
}

type Policy = Record<string, unknown> & { readonly name: string };

function policies({ gateway }: Tiers): { policies: Policy[] } {
  const { tail_sampling } = gateway.processors;
  if (!tail_sampling) throw new Error('the gateway tier samples nothing');
  return tail_sampling as { policies: Policy[] };
}

function policy(tiers: Tiers, name: string): Policy {
  const found = policies(tiers).policies.find((each) => each.name === name);
  if (!found) throw new Error(`no policy is called ${name}`);
  return found;
}

function without(name: string) {
  return (tiers: Tiers): void => {
    const removed = policy(tiers, name);
    const sampling = policies(tiers);
    sampling.policies = sampling.policies.filter((each) => each !== removed);
  };
}
