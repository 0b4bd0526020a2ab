import type { Review } from '../model.ts';

/** What the change does to what a picture shows. */
export type Mark = 'changed' | 'touched' | undefined;

/** Which files of `generated/` change, and where the page tells how; a change that the page has no room for has no place. */
export type Places = ReadonlyMap<string, string | undefined>;

/** The files that a change touches, on both sides; `idOf` says where a group of changes stands. */
export function placesOf({ groups }: Review, idOf: (group: number) => string | undefined): Places {
  return new Map(
    groups.flatMap(({ changes }, index) =>
      changes.flatMap(({ path, was }) =>
        [path, ...(was ? [was.path] : [])].map((each) => [each, idOf(index)] as const),
      ),
    ),
  );
}
