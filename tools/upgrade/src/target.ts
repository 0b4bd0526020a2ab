import { suggest } from '@auditorsec/problem/suggest';
import { notThere, UserError } from '@auditorsec/problem/user-error';
import { go } from '@auditorsec/schemas/go';
import { type CrdSource, crdSources, kubernetesSource } from '@auditorsec/schemas/sources';
import { type Component, versions } from '@auditorsec/versions/versions';

const NEWEST = 5;

/** The component of the versions file that a person means. Throws a `UserError` that names the nearest. */
export function componentNamed(name: string): Component {
  const known = Object.keys(versions) as Component[];
  const component = known.find((each) => each === name);
  if (component) return component;
  throw new UserError(notThere('component', name, known), 2);
}

/** The module that serves the APIs of a component, or nothing where no registry does. */
export function sourceOf(component: Component): CrdSource | undefined {
  return [...crdSources, kubernetesSource].find((source) => source.component === component);
}

/**
 * The release that a person means by a version, or by a minor such as 1.36. Refuses a version of another form than the present one, and
 * one that the component's module was never released at. Where no module serves the component, nobody is asked.
 */
export async function releaseMeant(component: Component, version: string): Promise<string> {
  const source = sourceOf(component);
  const present = versions[component];
  if (source) return releaseAmong(await releases(source), component, version);
  if (form(version) === form(present)) return version;
  throw new UserError(`${version} is no version of ${component}: write one of the form of ${present}.`, 2);
}

/**
 * The version itself, or the newest release of a minor. Refuses what is neither, and names the newest of that minor, or else the nearest.
 * Exported for its tests.
 */
export function releaseAmong(published: readonly string[], component: Component, version: string): string {
  if (published.includes(version)) return version;
  const newest = published.findLast((each) => minor(each) === minor(version));
  if (newest !== undefined && version === minor(version)) return newest;
  const nearest = newest ?? suggest(version, published);
  const advice = nearest ? ` Did you mean ${nearest}?` : '';
  throw new UserError(
    `There is no release ${version} of ${component}.${advice} The newest are ${published.slice(-NEWEST).join(', ')}.`,
    2,
  );
}

/** In order, without what is not finished. */
async function releases({ graph, module }: CrdSource): Promise<string[]> {
  const answer = JSON.parse(await go(graph, ['list', '-m', '-versions', '-json', module])) as { Versions?: string[] };
  return (answer.Versions ?? []).map((tag) => tag.replace(/^v/, '')).filter((each) => /^[\d.]+$/.test(each));
}

function minor(version: string): string {
  return version.split('.').slice(0, 2).join('.');
}

function form(version: string): string {
  return version.replaceAll(/\d+/g, '0');
}
