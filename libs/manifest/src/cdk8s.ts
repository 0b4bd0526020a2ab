import { ApiObject, App, Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { Manifest } from './chart.ts';
import type { KubeObject } from './types.ts';

/**
 * Adds to an app what cdk8s constructs make, such as those of cdk8s-plus-27: `addCdk8s(chart, (scope) => new Deployment(scope, …))`.
 * Give every object its name, namespace and selector: cdk8s' own defaults hash the place in the tree into them.
 *
 * Loading cdk8s costs each run some 50 ms, and an object 30 to 400 µs, so our own blocks make plain objects instead and
 * are tested against what cdk8s-plus-27 makes of the same props.
 */
export function addCdk8s(scope: Construct, build: (scope: Chart) => void): void {
  const chart = new Chart(new App(), 'cdk8s', { disableResourceNameHashes: true });
  build(chart);
  for (const node of chart.node.findAll()) {
    if (ApiObject.isApiObject(node)) new Manifest(scope, node.toJson() as KubeObject);
  }
}
