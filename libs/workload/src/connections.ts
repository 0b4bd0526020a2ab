import { z } from 'zod';

/** Connections to the database that one pod keeps open. A database has few hundreds: it is they, times the pods, that run out first. */
export const connections = z.int('a whole number').min(1, 'at least 1').max(100, 'at most 100 for one pool');
