import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { plural, progressBar, seconds } from './output.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }));
afterEach(() => void vi.useRealTimers());

/** What a bar writes when clusters are done at these times, in milliseconds after the start. */
function written(isTTY: boolean, times: readonly number[]): string[] {
  const lines: string[] = [];
  const stream = { isTTY, write: (text: string) => lines.push(text) > 0 } as unknown as NodeJS.WriteStream;
  const start = performance.now();
  const bar = progressBar('rendering', stream);
  for (const [index, time] of times.entries()) {
    vi.advanceTimersByTime(start + time - performance.now());
    bar(index + 1, times.length);
  }
  return lines;
}

test('a bar shows on a terminal once the work takes longer than a second, and wipes itself away', () => {
  expect(written(true, [400, 999, 1001, 1500])).toEqual(['\rrendering [##################......] 3/4', '\r\u001b[K']);
});

test('a bar never shows when the work is done within a second, or where there is no terminal', () => {
  expect(written(true, [100, 999])).toEqual([]);
  expect(written(false, [1000, 2000, 3000])).toEqual([]);
});

test('a bar that never showed has nothing to wipe away', () => {
  expect(written(true, [500, 2000])).toEqual([]);
});

test('counts and times read well', () => {
  expect([plural(0, 'file'), plural(1, 'file'), plural(2, 'file')]).toEqual(['0 files', '1 file', '2 files']);
  expect([seconds(0.4), seconds(999), seconds(1000), seconds(61_250)]).toEqual(['0 ms', '999 ms', '1.0 s', '61.3 s']);
});
