import { closest, distance } from 'fastest-levenshtein';

/** The choice that a person most likely meant, or nothing when none is near. */
export function suggest(found: string, choices: readonly string[]): string | undefined {
  if (choices.length === 0) return undefined;
  const nearest = closest(found, choices);
  return distance(found, nearest) <= Math.max(2, found.length / 3) ? nearest : undefined;
}
