import { objectName } from '@auditorsec/manifest/patch';
import { type Monitor, monitors } from '../monitor.ts';
import type { ClusterRule } from '../rule.ts';

/** No two monitors read the same port and path of the same Services or pods. */
export const uniqueScrapeTarget: ClusterRule = {
  name: 'unique-scrape-target',
  scope: 'cluster',
  check(objects, report) {
    const readers = new Map<string, Monitor>();
    for (const monitor of monitors(objects))
      for (const target of targetsOf(monitor)) {
        const other = readers.get(target);
        if (!other) readers.set(target, monitor);
        else if (other !== monitor)
          report(
            monitor.file,
            `sums count everything twice: ${objectName(other.file.object)} reads the same targets. Keep one of them, or take ` +
              'the shared namespaces out of one.',
            'spec.namespaceSelector',
          );
      }
  },
};

interface Selection {
  readonly selector?: object;
  readonly namespaceSelector?: { readonly any?: boolean; readonly matchNames?: readonly string[] };
  readonly prober?: object;
  readonly module?: string;
  readonly targets?: { readonly staticConfig?: { readonly static?: readonly string[] } };
}

/** What tells the targets of a monitor from others. Selectors are compared as they are written. */
function targetsOf({ file, endpoints }: Monitor): string[] {
  const { kind, metadata } = file.object;
  const { selector, namespaceSelector = {}, prober, module, targets } = (file.object['spec'] ?? {}) as Selection;
  if (kind === 'Probe')
    return (targets?.staticConfig?.static ?? []).map((url) => JSON.stringify([kind, prober, module, url]));
  const namespaces = namespaceSelector.any ? ['*'] : (namespaceSelector.matchNames ?? [metadata.namespace]);
  return endpoints.flatMap(({ port, path = '/metrics' }) =>
    namespaces.map((namespace) => JSON.stringify([kind, namespace, selector, port, path])),
  );
}
