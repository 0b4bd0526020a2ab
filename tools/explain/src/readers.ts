import { ClusterObjects } from '@auditorsec/checks/objects';
import { rules } from '@auditorsec/checks/registry';
import type { Rule } from '@auditorsec/checks/rule';
import { runRules } from '@auditorsec/checks/run';
import type { RenderedCluster } from '@auditorsec/cli/render';
import type { FileSpec } from '@auditorsec/manifest/types';

/** What every rule reads of every object, to find those that it judges. */
const ADDRESS = new Set<PropertyKey>(['apiVersion', 'kind', 'metadata']);

/** The rules that look into an object, found by letting each run over a copy that tells who reads it. */
export function readers(target: FileSpec, clusters: readonly RenderedCluster[]): Rule['name'][] {
  return rules.filter((rule) => looksInto(rule, target, clusters)).map(({ name }) => name);
}

function looksInto(rule: Rule, target: FileSpec, clusters: readonly RenderedCluster[]): boolean {
  let read = false;
  const object = new Proxy(target.object, {
    get(of, key) {
      if (!ADDRESS.has(key)) read = true;
      return Reflect.get(of, key);
    },
  });
  const watched = { ...target, object };
  // What rules remember of a cluster is forgotten with it: each gets clusters of its own.
  const head = clusters.map(
    ({ name, files }) =>
      new ClusterObjects(
        name,
        files.map((file) => (file === target ? watched : file)),
      ),
  );
  // The index itself has looked for pods by now.
  read = false;
  runRules([rule], [rule.scope], { head, base: head, today: '2000-01-01' });
  return read;
}
