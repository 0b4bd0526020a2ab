import { type Event, tagOf } from './event.ts';

/** A commit that a ring was rolled back from. It goes nowhere again without what mends it. */
export interface Hold {
  readonly ring: string;
  readonly bad: string;
  /** The tag of the rollback. */
  readonly tag: string;
  /** The commit that mends it, once the ring has been promoted with one. */
  readonly fix?: string | undefined;
}

/** The events of all rings. */
export class History {
  readonly #byRing: Map<string, Event[]>;

  constructor(events: readonly Event[]) {
    this.#byRing = Map.groupBy(
      events.toSorted((one, other) => one.number - other.number),
      ({ ring }) => ring,
    );
  }

  /** The events of a ring, oldest first. */
  of(ring: string): readonly Event[] {
    return this.#byRing.get(ring) ?? [];
  }

  /** The last event of a ring. */
  last(ring: string): Event | undefined {
    return this.of(ring).at(-1);
  }

  /** The last event that moved a ring. */
  lastMove(ring: string): Event | undefined {
    return this.of(ring).findLast(({ kind }) => kind === 'promote' || kind === 'rollback');
  }

  /** The event that froze a ring, while it is frozen. */
  freeze(ring: string): Event | undefined {
    const last = this.of(ring).findLast(({ kind }) => kind === 'freeze' || kind === 'unfreeze');
    return last?.kind === 'freeze' ? last : undefined;
  }

  /** What rings were rolled back from, mended or not. */
  holds(): Hold[] {
    return [...this.#byRing.values()].flatMap((events) =>
      events.flatMap((event, index) => {
        if (event.kind !== 'rollback' || event.from === undefined) return [];
        const fix = events.slice(index + 1).find((later) => later.kind === 'promote' && later.fix !== undefined)?.fix;
        return [{ ring: event.ring, bad: event.from, tag: tagOf(event), fix }];
      }),
    );
  }
}
