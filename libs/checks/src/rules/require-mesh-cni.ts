import { chartsNamed, valueAt } from '../application.ts';
import type { ClusterRule } from '../rule.ts';

const ENFORCED = 'pod-security.kubernetes.io/enforce';

/** Namespaces of the mesh that enforce Pod Security have sidecars that need no rights: istio-cni is installed and used. */
export const requireMeshCni: ClusterRule = {
  name: 'require-mesh-cni',
  scope: 'cluster',
  check(objects, report) {
    const installed = chartsNamed(objects, 'cni').length > 0;
    const used = chartsNamed(objects, 'istiod').every((istiod) => valueAt(istiod, 'cni.enabled') === true);
    for (const { file, object } of objects.of('Namespace')) {
      const { labels = {} } = object.metadata;
      const [injection, revision, level] = [labels['istio-injection'], labels['istio.io/rev'], labels[ENFORCED]];
      if (injection !== undefined && revision !== undefined)
        report(
          file,
          `two labels say which proxy pods get, and istio-injection wins without a word: the revision ${revision} is never used. Keep one of them.`,
          'metadata.labels',
        );
      if ((injection !== 'enabled' && revision === undefined) || (level !== 'restricted' && level !== 'baseline'))
        continue;
      if (!installed)
        report(
          file,
          `no pod of it can start: its proxy has an init container that changes the network, which Pod Security ${level} refuses. Install istio-cni.`,
          `metadata.labels["${ENFORCED}"]`,
        );
      else if (!used)
        report(
          file,
          `no pod of it can start: istiod still gives its proxy an init container that changes the network, which Pod Security ${level} refuses. Set cni.enabled of istiod.`,
          `metadata.labels["${ENFORCED}"]`,
        );
    }
  },
};
