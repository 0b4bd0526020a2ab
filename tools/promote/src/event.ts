import { UserError } from '@auditorsec/problem/user-error';
import { z } from 'zod';
import { EXIT } from './exit-codes.ts';
import { parseJson } from './json.ts';

const commit = z.string().regex(/^[0-9a-f]{40}$/);

/** What an annotated tag `history/<ring>/<number>` says, as JSON after its first line. */
const entrySchema = z.strictObject({
  kind: z.enum(['promote', 'rollback', 'freeze', 'unfreeze']),
  /** Where the ring stood; nothing before its first promotion. */
  from: commit.optional(),
  /** Where it stands since: the commit that is tagged. */
  to: commit,
  reason: z.string().optional(),
  /** The commit that mends what the ring was rolled back for. */
  fix: commit.optional(),
  emergency: z.literal(true).optional(),
  /** What was asked before the step, and what was seen. */
  gates: z.array(z.strictObject({ gate: z.string(), detail: z.string() })).default([]),
});

export type Entry = z.input<typeof entrySchema>;

/** A step in the life of a ring. */
export interface Event extends z.output<typeof entrySchema> {
  readonly ring: string;
  /** From 1, without a gap. */
  readonly number: number;
  readonly by: string;
  readonly at: Date;
}

/** The tag of an event. */
export function tagOf({ ring, number }: Pick<Event, 'ring' | 'number'>): string {
  return `history/${ring}/${number}`;
}

/** The message of an event's tag: a line for people, then JSON. */
export function formatEntry(ring: string, entry: Entry): string {
  const { kind, from, to } = entry;
  const way = from && from !== to ? `${from.slice(0, 8)} -> ${to.slice(0, 8)}` : to.slice(0, 8);
  return `${kind} ${ring} ${way}\n\n${JSON.stringify(entry, null, 2)}\n`;
}

/** A tag as Git lists it. */
export interface Tag {
  /** `history/<ring>/<number>`. */
  readonly name: string;
  readonly target: string;
  readonly by: string;
  readonly at: string;
  readonly message: string;
}

/** Reads a tag. Throws a `UserError` for one that no command of ours has made. */
export function parseTag({ name, target, by, at, message }: Tag): Event {
  const [, ring, number] = /^history\/(.+)\/([1-9]\d*)$/.exec(name) ?? [];
  const entry = entrySchema.safeParse(parseJson(message.slice(message.indexOf('\n\n'))));
  if (ring === undefined || !entry.success || entry.data.to !== target)
    throw new UserError(
      `The tag ${name} is no record of a promotion, and nothing is moved while the history can't be read. Look at it with git show ${name}; delete it if nobody needs it.`,
      EXIT.diverged,
    );
  return { ...entry.data, ring, number: Number(number), by, at: new Date(at) };
}
