import { setTimeout as pause } from 'node:timers/promises';

/** What is waited for, in words; the longest wait (10 s unless told) and how often to ask (every 20 ms), in milliseconds. */
export interface Wait {
  readonly what: string;
  readonly within?: number;
  readonly every?: number;
}

/** Asks again until the condition holds. Fails when it does not hold in time; passes on what the condition throws. */
export async function until(
  condition: () => Promise<boolean>,
  { what, within = 10_000, every = 20 }: Wait,
): Promise<void> {
  const end = performance.now() + within;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error(`waited ${within / 1000} s in vain for ${what}`);
    await pause(every);
  }
}

/** Waits for all of them, even when one fails, and then passes the first failure on: none is left running unseen. */
export async function all<T>(started: readonly Promise<T>[]): Promise<T[]> {
  await Promise.allSettled(started);
  return Promise.all(started);
}
