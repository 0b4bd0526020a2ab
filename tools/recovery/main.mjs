import { enter } from '../entry.mjs';

await enter(() => import('./src/recovery.ts'));
