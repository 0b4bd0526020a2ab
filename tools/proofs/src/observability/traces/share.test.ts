import { expect, test } from 'vitest';
import { judgeShare } from './share.ts';

test('a share is judged by what chance makes of it', () => {
  expect(judgeShare(203, 2000, 0.1)).toBe('203 of 2000');
  expect(() => judgeShare(290, 2000, 0.1)).toThrow('290 of 2000 were kept, and 200 should be');
  expect(() => judgeShare(0, 2000, 0.1)).toThrow('0 of 2000');
});
