import { check } from '../check.ts';
import { assertNothingRefused } from '../parts/envoy.ts';
import { type EnvoyVersion, envoyVersions } from '../parts/envoy-wheels.ts';
import { Stage } from '../parts/stage.ts';
import type { Proof, Session } from '../session.ts';
import { type GatewayBench, openBench } from './bench.ts';
import { checks } from './checks/checks.ts';

/** The generated gateway and mesh at work, on the Envoy that Istio ships the API of and on the newest one. */
export const gateway: Proof = {
  name: 'gateway',
  about: "the generated files in Istio's control plane and real Envoys: routes, tokens, retries, limits",
  run: async (session) => {
    for (const version of envoyVersions) await proveOn(version, session);
  },
};

async function proveOn(version: EnvoyVersion, session: Session): Promise<void> {
  const named = checks.map(({ name, run }) => check(`Envoy ${version}: ${name}`, run));
  const wanted = named.filter(({ name }) => session.wants(name));
  if (wanted.length === 0) return;
  const stage = new Stage();
  let failed = true;
  try {
    const started = performance.now();
    const bench = await openBench(stage, { version, progress: session.progress });
    session.progress(`Envoy ${version}: all parts are up after ${Math.round(performance.now() - started)} ms`);
    const before = session.outcomes.length;
    for (const { name, run } of wanted) await session.check(check(name, reset(run)), bench);
    const envoys = [...bench.gateways, ...bench.sidecars];
    await session.check(
      check(`Envoy ${version}: refused nothing`, () => assertNothingRefused(envoys)),
      bench,
    );
    failed = session.outcomes.slice(before).some(({ passed }) => !passed);
  } finally {
    if (failed) session.progress(`logs are kept in ${stage.folder}`);
    await stage.close({ keepLogs: failed });
  }
}

/** Every check starts with applications that have seen nothing and answer 200. */
function reset(run: (bench: GatewayBench) => Promise<string>): (bench: GatewayBench) => Promise<string> {
  return (bench) => {
    for (const upstream of bench.upstreams) upstream.reset();
    return run(bench);
  };
}
