import { expect, test } from 'vitest';
import { ask, NoAnswer } from './ask.ts';

/** Fails so many times, then answers; counts. */
function flaky(failures: number, error: Error = new NoAnswer('busy')) {
  const pauses: number[] = [];
  let tries = 0;
  const question = async () => {
    tries += 1;
    if (tries <= failures) throw error;
    return 'yes';
  };
  const pause = async (ms: number) => pauses.push(ms);
  return { answer: ask(question, pause), pauses };
}

test('who does not answer is asked four times, with longer and longer pauses', async () => {
  const third = flaky(3);
  expect(await third.answer).toBe('yes');
  expect(third.pauses).toEqual([1000, 2000, 4000]);
  await expect(flaky(4).answer).rejects.toThrow('busy');
});

test('an error of another kind is no reason to ask again', async () => {
  const broken = flaky(1, new TypeError('our own mistake'));
  await expect(broken.answer).rejects.toThrow('our own mistake');
  expect(broken.pauses).toEqual([]);
});
