import { enter } from '../entry.mjs';

await enter(() => import('./src/dev.ts'));
