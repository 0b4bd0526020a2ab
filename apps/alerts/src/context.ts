import type { AppContext } from '@auditorsec/config/app';

/** What rules and their cases depend on. */
export type AlertContext = Pick<AppContext, 'fleet' | 'cluster'>;
