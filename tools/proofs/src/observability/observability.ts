import type { Proof, Session } from '../session.ts';
import { operatorConfig } from './config/config.ts';
import { syntheticDay } from './data/data.ts';
import { gatewaySpans } from './gateway-spans/gateway-spans.ts';
import { labels } from './labels/labels.ts';
import { logStore } from './log-store/log-store.ts';
import { masking } from './masking/masking.ts';
import { rules } from './rules/rules.ts';
import { scraped } from './scrape/scrape.ts';
import { traces } from './traces/traces.ts';

/** Checks that share their parts; starts them, runs the checks, stops them. */
export type Suite = (session: Session) => Promise<void>;

/** Run one after the other: each may use both cores. */
const suites: readonly Suite[] = [
  rules,
  operatorConfig,
  syntheticDay,
  scraped,
  traces,
  gatewaySpans,
  labels,
  masking,
  logStore,
];

/** What is promised of metrics, objectives, dashboards, traces and logs, on the real parts that read the generated files. */
export const observability: Proof = {
  name: 'observability',
  about: 'the generated rules, dashboards, collectors and logs on a real Prometheus, collector and Envoy',
  run: async (session) => {
    for (const suite of suites) await suite(session);
  },
};
