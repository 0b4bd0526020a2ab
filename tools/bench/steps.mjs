import { enter } from '../entry.mjs';

const bootMs = performance.now();
await enter(async () => {
  const { measureSteps } = await import('./src/steps.ts');
  return { main: (words) => measureSteps(words, { bootMs, importMs: performance.now() - bootMs }) };
});
