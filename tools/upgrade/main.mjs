import { enter } from '../entry.mjs';

await enter(() => import('./src/upgrade.ts'));
