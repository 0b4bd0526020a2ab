import { execFileSync } from 'node:child_process';
import { repositoryRoot } from '@auditorsec/problem/call-site';
import { pins } from '@auditorsec/schemas/go';
import { graphs } from './graphs.ts';

/** What CycloneDX 1.5 says of one part. */
export interface Component {
  readonly 'bom-ref': string;
  readonly type: 'library';
  readonly name: string;
  readonly version: string;
  readonly purl: string;
}

/** The Go modules that the graphs pin, each version once, by name. */
export function goComponents(): Component[] {
  const all = graphs().flatMap(({ name }) => [...pins(name)].map(([module, version]) => goComponent(module, version)));
  const byRef = new Map(
    all.filter(({ version }) => version !== 'v0.0.0').map((component) => [component.purl, component]),
  );
  return [...byRef.values()].sort((a, b) => (a.purl < b.purl ? -1 : 1));
}

function goComponent(name: string, number: string): Component {
  const version = `v${number}`;
  const purl = `pkg:golang/${name}@${encodeURIComponent(version)}`;
  return { 'bom-ref': purl, type: 'library', name, version, purl };
}

/** npm's own bill of materials of the lockfile, in CycloneDX, and the Go modules beside its packages. */
export function billOfMaterials(): { readonly components: readonly Component[] } {
  const words = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'];
  const npm = execFileSync('npm', words, { cwd: repositoryRoot, encoding: 'utf8', maxBuffer: 2 ** 28 });
  const bill = JSON.parse(npm) as { readonly components: readonly Component[] };
  return { ...bill, components: [...bill.components, ...goComponents()] };
}

/** `npm run -s sbom > sbom.json`. Returns the exit code. */
export async function main(): Promise<number> {
  process.stdout.write(`${JSON.stringify(billOfMaterials(), null, 2)}\n`);
  return 0;
}
