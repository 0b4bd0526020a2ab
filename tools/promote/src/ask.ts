import { setTimeout } from 'node:timers/promises';

/** Waits before the second, third and fourth try, in milliseconds. */
const PAUSES = [1000, 2000, 4000];

/** No answer, or none that says anything. */
export class NoAnswer extends Error {}

/** Asks until there is an answer, with longer and longer pauses; throws the last `NoAnswer`. `pause` is for tests. */
export async function ask<Answer>(
  question: () => Promise<Answer>,
  pause: (ms: number) => Promise<unknown> = setTimeout,
): Promise<Answer> {
  for (const wait of PAUSES) {
    try {
      return await question();
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      await pause(wait);
    }
  }
  return question();
}

/** JSON from a URL. Throws a `NoAnswer` that says what came instead. */
export async function fetchJson(url: URL, headers: Readonly<Record<string, string>> = {}): Promise<unknown> {
  const place = `${url.origin}${url.pathname}`;
  try {
    const response = await fetch(url, { headers, signal: AbortSignal.timeout(10_000) });
    if (!response.ok) throw new NoAnswer(`${place} answers ${response.status}`);
    return await response.json();
  } catch (error) {
    if (error instanceof NoAnswer) throw error;
    const { message, cause } = error as Error;
    throw new NoAnswer(`${place} does not answer: ${cause instanceof Error ? cause.message : message}`);
  }
}
