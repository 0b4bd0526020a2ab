import { strict as assert } from 'node:assert';
import type { Answered } from '../client.ts';

/** Fails unless the gateway answered with this status; says what it answered. */
export function expectStatus(answer: Answered, status: number, what: string): string {
  const text = `${what} → ${answer.status}`;
  assert.equal(answer.status, status, `${text}, expected ${status}: ${answer.body.subarray(0, 200)}`);
  return text;
}

/** Fails unless a number lies between two others, both included. */
export function expectBetween(value: number, least: number, most: number, what: string): string {
  assert.ok(value >= least && value <= most, `${what}: ${value}, expected ${least} to ${most}`);
  return `${what}: ${value}`;
}
