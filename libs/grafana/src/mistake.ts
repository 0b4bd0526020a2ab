import type { Problem } from '@auditorsec/problem/problem';

/** Something wrong with a dashboard, whose place is the call that made it. */
export type Mistake = Omit<Problem, 'place'>;
