import { objectName } from '@auditorsec/manifest/patch';
import type { FileSpec } from '@auditorsec/manifest/types';
import type { ICustomResourceDefinition } from 'kubernetes-models/apiextensions.k8s.io/v1/CustomResourceDefinition';
import { type ClusterObjects, kindOf } from '../objects.ts';
import { podReferences } from '../pod-references.ts';
import type { ClusterRule } from '../rule.ts';

const WAVE = 'argocd.argoproj.io/sync-wave';
const HOOK = 'argocd.argoproj.io/hook';
const FIELD = `metadata.annotations["${WAVE}"]`;

interface Need {
  readonly file: FileSpec;
  readonly on: FileSpec;
  /** 1 when the need has to be healthy in an earlier wave, 0 when the same wave will do: Argo CD sorts it by kind. */
  readonly distance: 0 | 1;
}

/** Inside an app, nothing is applied in an earlier wave than what it needs: Argo CD would wait for its health for ever. */
export const fitSyncWaves: ClusterRule = {
  name: 'fit-sync-waves',
  scope: 'cluster',
  check(objects, report) {
    for (const file of objects.files) {
      const text = waveText(file);
      if (text === undefined || /^-?\d+$/.test(text)) continue;
      report(
        file,
        `Argo CD takes the wave ${JSON.stringify(text)} as 0. Write a whole number in quotes, such as "5".`,
        FIELD,
      );
    }
    for (const { file, on, distance } of needs(objects)) {
      if (file.app !== on.app || isHook(file) || isHook(on) || wave(file) >= wave(on) + distance) continue;
      const fault =
        distance === 1 ? 'the first sync of a new cluster fails, no matches for kind' : 'the sync waits for ever';
      report(
        file,
        `${fault}: wave ${wave(file)} needs ${objectName(on.object)}, which comes in wave ${wave(on)}. Write wave ` +
          `"${wave(on) + distance}" or later, or give ${on.object.kind} ${on.object.metadata.name} an earlier one.`,
        FIELD,
      );
    }
  },
};

function* needs(objects: ClusterObjects): Generator<Need> {
  const definitions = objects.of<ICustomResourceDefinition>('CustomResourceDefinition.apiextensions.k8s.io');
  const definitionOf = new Map<string, FileSpec>(
    definitions.map(({ file, object: { spec } }) => [`${spec.names.kind}.${spec.group}`, file] as const),
  );
  for (const file of objects.files) {
    const definition = definitionOf.get(kindOf(file.object));
    if (definition) yield { file, on: definition, distance: 1 };
    const namespace = objects.get('Namespace', undefined, file.object.metadata.namespace ?? '');
    if (namespace) yield { file, on: namespace.file, distance: 0 };
  }
  for (const pod of objects.pods()) {
    for (const { kind, name } of podReferences(pod)) {
      const referenced = objects.get(kind, pod.namespace, name);
      if (referenced) yield { file: pod.file, on: referenced.file, distance: 0 };
    }
  }
}

function waveText({ object }: FileSpec): string | undefined {
  return object.metadata.annotations?.[WAVE];
}

function wave(file: FileSpec): number {
  return Number.parseInt(waveText(file) ?? '0', 10) || 0;
}

/** Hooks run in phases of their own. */
function isHook({ object }: FileSpec): boolean {
  return object.metadata.annotations?.[HOOK] !== undefined;
}
