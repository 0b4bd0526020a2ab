import type { Construct } from 'constructs';
import { AppChart } from '../chart.ts';
import { objectName } from '../patch.ts';
import { plan } from '../plan.ts';
import type { KubeObject } from '../types.ts';
import { printYaml } from '../yaml.ts';

/** The objects that blocks add to an app called `example`, in the order of `generated/`. */
export function render(add: (chart: Construct) => void): KubeObject[] {
  const chart = new AppChart('us-east-1', 'example', { file: 'clusters/us-east-1/cluster.ts', line: 1 });
  add(chart);
  const { files, problems } = plan([chart]);
  if (problems.length > 0) throw new Error(problems.map(({ found, allowed }) => `${found}; ${allowed}`).join('\n'));
  return files.map(({ object }) => object);
}

/** The one object of a name such as `Deployment shop/cart`, as the type that the caller gives it. */
export function objectNamed<Kind>(objects: readonly KubeObject[], name: string): Kind {
  const found = objects.find((object) => objectName(object) === name);
  if (!found) throw new Error(`no ${name} among: ${objects.map(objectName).join(', ')}`);
  return found as unknown as Kind;
}

/** The objects as one YAML stream, the form of goldens. */
export function yamlStream(objects: readonly KubeObject[]): string {
  return objects.map((object) => printYaml(object)).join('---\n');
}
