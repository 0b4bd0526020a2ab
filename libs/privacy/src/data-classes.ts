/** What kinds of data a store may hold, from what anybody may read to what opens something. */
export const dataClasses = ['public', 'business', 'pseudonymous', 'personal', 'payment', 'secret'] as const;
export type DataClass = (typeof dataClasses)[number];

/** Data of people (GDPR, article 4); pseudonyms too, as long as somebody has the key (recital 26). */
export const ofPeople: readonly DataClass[] = ['pseudonymous', 'personal', 'payment'];

/** Why a value may stand in no log and no span: it opens something, it pays, or it leads to a person. */
export type MaskedClass = Extract<DataClass, 'secret' | 'payment' | 'personal'>;

/** What logs and traces hold when all masks have passed. */
export const leftInLogs: readonly Exclude<DataClass, MaskedClass>[] = ['business', 'pseudonymous'];
