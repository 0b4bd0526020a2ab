import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '@auditorsec/problem/call-site';
import { objectMetaSchema } from '@auditorsec/schemas/builtin';
import { checkRules } from '@auditorsec/schemas/cel/check';
import { hold } from '@auditorsec/schemas/definitions/hold';
import { crdFile, definitionSources } from '@auditorsec/schemas/definitions/sources';
import { checkSchemas } from '@auditorsec/schemas/kubeconform';
import { type Manifest, readManifest } from '@auditorsec/schemas/manifest';
import { kubeconform } from '@auditorsec/schemas/parts';
import { untypedGraph } from '@auditorsec/schemas/sources';
import { customKind, openFolders, readSwagger } from '@auditorsec/schemas/store';
import { writeKinds } from '@auditorsec/schemas/stored-kind';
import { versions } from '@auditorsec/versions/versions';
import { check } from '../check.ts';
import { Stage } from '../parts/stage.ts';
import type { Proof, Session } from '../session.ts';
import { type CrdBench, openCrds } from './bench.ts';

/** Our definitions of kinds without a package, and the objects of these kinds, against the CRDs of their owners. */
export const crds: Proof = {
  name: 'crds',
  about: 'kinds that we define ourselves, against the CRDs of their owners',
  run: async (session) => {
    for (const source of definitionSources) {
      const bench = await openCrds(source);
      const name = `${source.repository} ${versions[source.component]}`;
      const checks = [
        check(`${name}: our kinds take nothing that its CRDs do not`, definitions),
        ...(bench.isWhole ? [check(`${name}: the committed extracts are what its CRDs say`, extracts)] : []),
        check(`${name}: its CRDs take the generated objects, CEL rules included`, objects(session)),
      ];
      for (const one of checks.filter((candidate) => session.wants(candidate.name))) await session.check(one, bench);
    }
  },
};

async function definitions({ held, from }: CrdBench): Promise<string> {
  const faults = held.flatMap(({ kind, crd }) =>
    hold(kind, crd).map(({ path, message }) => `${kind.kind} ${path}: ${message}`),
  );
  return told(faults, `${held.length} kinds, against ${from}`);
}

async function extracts({ held, from }: CrdBench): Promise<string> {
  const stale = held.filter(({ isDerived }) => !isDerived).map(({ kind }) => crdFile(kind));
  return told(
    stale.map((file) => `tools/schemas/crds/${file} is another one: run \`node tools/schemas/main.mjs derive\``),
    `${held.length} extracts, from ${from}`,
  );
}

function objects({ progress }: Session): (bench: CrdBench) => Promise<string> {
  return async ({ held, from }) => {
    const manifests = generated(new Set(held.map(({ kind }) => `${kind.group}/${kind.version} ${kind.kind}`)));
    if (manifests.length === 0) throw new Error('generated/ holds no object of these kinds: nothing is shown');
    const stage = new Stage();
    try {
      const objectMeta = objectMetaSchema(await readSwagger());
      const kinds = held.map(({ crd }) => customKind(crd.kind, untypedGraph, objectMeta));
      const folder = stage.file('schemas');
      await writeKinds(folder, kinds, objectMeta);
      const store = openFolders([folder]);
      const problems = [
        ...(await checkSchemas(await kubeconform(progress), store, repositoryRoot, manifests)),
        ...checkRules(store, manifests),
      ];
      return told(
        problems.map(({ file, path, message }) => `${file} ${path}: ${message}`),
        `${manifests.length} objects, against ${from}`,
      );
    } finally {
      await stage.close({ keepLogs: false });
    }
  };
}

function generated(kinds: ReadonlySet<string>): Manifest[] {
  const files = globSync('generated/*/*/*.yaml', { cwd: repositoryRoot });
  return files
    .map((file) => readManifest(file, readFileSync(join(repositoryRoot, file), 'utf8')))
    .filter((read): read is Manifest => !Array.isArray(read) && kinds.has(`${read.apiVersion} ${read.kind}`));
}

function told(faults: readonly string[], seen: string): string {
  if (faults.length > 0) throw new Error(`\n  ${faults.join('\n  ')}`);
  return seen;
}
