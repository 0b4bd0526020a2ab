import { isTestFile } from './imports.ts';

/** From the ground up. An import goes down, or along a floor that allows it. */
const floors = ['kernel', 'block', 'app', 'cluster', 'tool'] as const;
type Floor = (typeof floors)[number];

/** One thing that is deployed knows no other, and one cluster no sibling: what they share comes from below, or from the fleet. */
const apart: readonly Floor[] = ['app', 'cluster'];

export interface LayeredProject {
  readonly name: string;
  /** Folder, relative to the root of the repository. */
  readonly root: string;
  readonly tags: readonly string[];
}

/** `file`, of the project `from`, imports something of the project `to`. */
export interface ProjectImport {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/** What is wrong with the floors: projects without exactly one `floor:` tag, and imports that don't go down. */
export function findBreaches(projects: readonly LayeredProject[], imports: readonly ProjectImport[]): string[] {
  const floorOf = new Map(projects.map((project) => [project.name, floor(project)]));
  const unmarked = projects.filter(({ name }) => !floorOf.get(name)).map(describeTags);
  const upward = imports.flatMap(({ file, from, to }) => {
    const [own, other] = [floorOf.get(from), floorOf.get(to)];
    if (!own || !other || may(own, other) || (own === 'tool' && isTestFile(file))) return [];
    const allowed = floors.filter((candidate) => may(own, candidate)).join(', ') || 'nothing of this repository';
    return [`${file}: imports ${to}, on floor ${other}; ${from} is on floor ${own} and may import ${allowed}`];
  });
  return [...unmarked, ...upward];
}

function floor({ tags }: LayeredProject): Floor | undefined {
  const marked = tags.filter((tag) => tag.startsWith('floor:'));
  return marked.length === 1 ? floors.find((name) => marked[0] === `floor:${name}`) : undefined;
}

function describeTags({ name, root, tags }: LayeredProject): string {
  const found = tags.filter((tag) => tag.startsWith('floor:')).join(', ') || 'none';
  return `${root}: ${name} must have exactly one tag of ${floors.map((one) => `floor:${one}`).join(', ')}; found ${found}`;
}

function may(own: Floor, other: Floor): boolean {
  return own === other ? !apart.includes(own) : floors.indexOf(other) < floors.indexOf(own);
}

interface Edge {
  readonly from: string;
  readonly to: string;
}

/** Circles among the edges, each as the names along it with the first repeated at the end. None is empty. */
export function findCircles(edges: readonly Edge[]): string[][] {
  const circles: string[][] = [];
  let left = trim(edges);
  for (let first = left[0]; first; first = left[0]) {
    const circle = walk(new Map(left.map(({ from, to }) => [from, to])), first.from);
    circles.push(circle);
    left = trim(left.filter(({ from, to }) => from !== circle.at(-2) || to !== circle.at(-1)));
  }
  return circles;
}

/** Drops the edges that are on no way into a circle: nothing leaves where they lead to. */
function trim(edges: readonly Edge[]): readonly Edge[] {
  const sources = new Set(edges.map(({ from }) => from));
  const kept = edges.filter(({ to }) => sources.has(to));
  return kept.length === edges.length ? kept : trim(kept);
}

/** Follows one edge from each node until it comes back to one that it has seen. */
function walk(next: ReadonlyMap<string, string>, start: string): string[] {
  const path: string[] = [];
  let at: string | undefined = start;
  while (at !== undefined && !path.includes(at)) {
    path.push(at);
    at = next.get(at);
  }
  return at === undefined ? path : [...path.slice(path.indexOf(at)), at];
}
