import { enter } from '../entry.mjs';

await enter(() => import('./src/compliance.ts'));
