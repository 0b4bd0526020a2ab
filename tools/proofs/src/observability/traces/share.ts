/** Further from the mean than this many standard deviations is no chance: one run of 16 million. */
const DEVIATIONS = 5;

/** Judges a count against the share that it should be of a total, and says what it is; throws where chance can't explain it. */
export function judgeShare(count: number, total: number, share: number): string {
  const deviation = Math.sqrt(total * share * (1 - share));
  if (Math.abs(count - total * share) > DEVIATIONS * deviation)
    throw new Error(`${count} of ${total} were kept, and ${Math.round(total * share)} should be`);
  return `${count} of ${total}`;
}
