import { z } from 'zod';

const weight = z.int('a whole number from 0 to 100').min(0).max(100);

/** How requests are split between the version that is known and the one that is tried, in percent. */
export const weights = z
  .strictObject({ stable: weight, canary: weight }, 'two weights that make 100, such as { stable: 90, canary: 10 }')
  .superRefine(({ stable, canary }, issues) => {
    const sum = stable + canary;
    if (sum === 100) return;
    const message = `${100 - stable}, so that the two make 100: ${stable} + ${canary} = ${sum}`;
    issues.addIssue({ code: 'custom', path: ['canary'], message });
  });
export type Weights = z.output<typeof weights>;
