import { z } from 'zod';
import { dnsLabel } from './units.ts';

/** On what a transfer of personal data to a third country may rest: GDPR, articles 45, 46(2)(c), 47 and 49(1)(a). */
const bases = ['adequacy-decision', 'standard-clauses', 'binding-rules', 'explicit-consent'] as const;

/** The rule whose exceptions let personal data go where residency forbids it. */
const TRANSFERS = 'no-forbidden-copy';

const transfer = z.strictObject({
  basis: z.enum(bases),
  /** Where the signed papers and the assessment of the transfer are, or that they are not there yet. */
  papers: z.string().min(10, 'where the papers of the transfer are, in at least 10 characters'),
});

/** A known breach of a rule: which object, why it may stay, and until when. */
export const exception = z
  .strictObject({
    rule: dnsLabel,
    /** `<cluster> Kind namespace/name`. */
    object: z.string().min(1, 'an object as `<cluster> Kind namespace/name`'),
    reason: z.string().min(10, 'a reason of at least 10 characters'),
    expires: z.iso.date('a date such as 2027-03-31'),
    /** Of a copy of personal data alone: what makes it lawful. No manifest shows that it does: a person answers for it. */
    transfer: transfer.optional(),
  })
  .superRefine(({ rule, transfer }, issues) => {
    const fail = (message: string) => issues.addIssue({ code: 'custom', path: ['transfer'], message });
    if (rule === TRANSFERS && !transfer)
      fail(`what the copy rests on: basis, one of ${bases.join(', ')}, and papers, where they are`);
    if (rule !== TRANSFERS && transfer) fail(`no transfer: only exceptions of ${TRANSFERS} have one`);
  });
