/** A region of AWS, such as `us-east-1`, at the place where it is looked for. */
const REGION = /[a-z]{2}-(?:north|south|east|west|central){1,2}-\d/y;

/** A letter behind a region is a zone of it. */
const END = /(?:[a-f])?(?![A-Za-z0-9])/y;

/** A text, and the cluster whose text it is. */
export interface Placed {
  readonly text: string;
  readonly cluster: string;
}

/**
 * Whether two clusters say the same: equal texts, but that each may hold its own name where the other holds its own. Where a cluster
 * isn't named after its region, any two regions count as the same.
 */
export function sameText(one: Placed, other: Placed): boolean {
  if (one.text === other.text) return true;
  let [left, right] = [0, 0];
  while (left < one.text.length && right < other.text.length) {
    const [mine, theirs] = [ownAt(one, left), ownAt(other, right)];
    if (mine > 0 && theirs > 0) {
      left += mine;
      right += theirs;
    } else if (one.text[left++] !== other.text[right++]) return false;
  }
  return left === one.text.length && right === other.text.length;
}

/** Whether the text holds the name of its own cluster. */
export function namesItself(placed: Placed): boolean {
  return [...placed.text].some((_, at) => ownAt(placed, at) > 0);
}

/** How long the cluster's own name is that stands here; 0 where none does. */
function ownAt({ text, cluster }: Placed, at: number): number {
  if (at > 0 && /[A-Za-z0-9]/.test(text[at - 1] ?? '')) return 0;
  if (text.startsWith(cluster, at) && ends(text, at + cluster.length)) return cluster.length;
  const region = isRegion(cluster) ? 0 : regionAt(text, at);
  return region > 0 && ends(text, at + region) ? region : 0;
}

function isRegion(cluster: string): boolean {
  return regionAt(cluster, 0) === cluster.length;
}

function regionAt(text: string, at: number): number {
  REGION.lastIndex = at;
  return REGION.exec(text)?.[0].length ?? 0;
}

function ends(text: string, at: number): boolean {
  END.lastIndex = at;
  return END.test(text);
}
