import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import {
  type Cpu,
  cpu,
  type Duration,
  dnsLabel,
  duration,
  fraction,
  host,
  httpsUrl,
  image,
  type Memory,
  mebibytes,
  memory,
  millicores,
  milliseconds,
  type Percentage,
  percentage,
} from './units.ts';

const DIGEST = `sha256:${'0123456789abcdef'.repeat(4)}`;
const LABEL_63 = 'a'.repeat(63);

const table: Record<string, { unit: z.ZodType; accepted: string[]; refused: unknown[] }> = {
  duration: {
    unit: duration,
    accepted: ['1ms', '500ms', '30s', '5m', '1h', '999999h'],
    refused: ['', '0s', '100', 100, '1.5s', '-1s', '1d', ' 1s', '1s ', '1 s', '01s', '1S', '1m30s', '1000000h', null],
  },
  percentage: {
    unit: percentage,
    accepted: ['0%', '50%', '99.99%', '100%', '100.0%', '05%'],
    refused: ['', '50', 50, 0.5, '100.1%', '101%', '-1%', '1e1%', '.5%', '50 %'],
  },
  cpu: {
    unit: cpu,
    accepted: ['250m', '1', '16', '999999m'],
    refused: ['', '0', '0m', '0.5', 2, '250M', '1k', '1 m', '1000000'],
  },
  memory: {
    unit: memory,
    accepted: ['256Mi', '2Gi', '1Ti'],
    refused: ['', '256', '256M', '256MB', '1024Ki', '0Mi', '1.5Gi', '2gi', '1000000Ti', 256],
  },
  host: {
    unit: host,
    accepted: ['a.b', 'api.auditorsec.com', 'xn--bcher-kva.example', '1.2.example', `${LABEL_63}.com`],
    refused: [
      '',
      'localhost',
      'API.example.com',
      'https://a.com',
      'a.com/',
      'a.com:443',
      '*.a.com',
      'a..com',
      '.a.com',
      'a.com.',
      '-a.com',
      'a-.com',
      'a_b.com',
      '10.0.0.1',
      `a${LABEL_63}.com`,
      `${`${LABEL_63}.`.repeat(4)}com`,
      5,
    ],
  },
  httpsUrl: {
    unit: httpsUrl,
    accepted: ['https://a.com', 'https://a.com/', 'https://a.com/x/y.json?z=1', 'https://a.com:8443/x'],
    refused: [
      '',
      'a.com',
      'http://a.com',
      'https://',
      'https://u@a.com',
      'https://:p@a.com',
      'https://A.com',
      'https://a.com:443',
      'https://a.com/a b',
      'https://a.com/x/../y',
      7,
    ],
  },
  dnsLabel: {
    unit: dnsLabel,
    accepted: ['a', 'ci-failure', '0', LABEL_63],
    refused: ['', '-a', 'a-', 'a.b', 'A', 'a_b', `${LABEL_63}a`],
  },
  image: {
    unit: image,
    accepted: [`ghcr.io/a/b:1.2.3@${DIGEST}`, `ghcr.io/a@${DIGEST}`, `registry.example.com:5000/a/b-c_d.e@${DIGEST}`],
    refused: [
      '',
      'ghcr.io/a/b:1.2.3',
      'ghcr.io/a/b:latest',
      `nginx@${DIGEST}`,
      `library/nginx@${DIGEST}`,
      `ghcr.io/A/b@${DIGEST}`,
      `ghcr.io//b@${DIGEST}`,
      `ghcr.io/a/b@${DIGEST}0`,
      `ghcr.io/a/b@${DIGEST.toUpperCase()}`,
      `https://ghcr.io/a/b@${DIGEST}`,
      `ghcr.io/a/b:@${DIGEST}`,
    ],
  },
};

describe.each(Object.entries(table))('%s', (_, { unit, accepted, refused }) => {
  test.each(accepted)('accepts %o', (text) => {
    expect(unit.parse(text)).toBe(text);
  });

  test.each(refused)('refuses %o with one message, which is no default of the library', (value) => {
    const { error } = unit.safeParse(value);
    expect(error?.issues).toHaveLength(1);
    expect(error?.issues[0]?.message).toMatch(/^(?!Invalid|Too)\S.{9,}/);
  });
});

const amount = fc.integer({ min: 1, max: 999_999 });

test('a duration is its amount times the length of its unit', () => {
  const units = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };
  fc.assert(
    fc.property(amount, fc.constantFrom(...Object.entries(units)), (n, [unit, length]) => {
      expect(milliseconds(duration.parse(`${n}${unit}`))).toBe(n * length);
    }),
  );
});

test('a whole core is a thousand millicores', () => {
  fc.assert(
    fc.property(amount, (n) => {
      expect(millicores(cpu.parse(`${n}`))).toBe(1000 * n);
      expect(millicores(cpu.parse(`${n}m`))).toBe(n);
    }),
  );
});

test('memory grows by 1024 from unit to unit, and stays a whole number of MiB', () => {
  fc.assert(
    fc.property(amount, (n) => {
      const sizes = ['Mi', 'Gi', 'Ti'].map((unit) => mebibytes(memory.parse(`${n}${unit}`)));
      expect(sizes).toEqual([n, n * 1024, n * 1024 * 1024]);
    }),
  );
});

test('a percentage is a share of one', () => {
  expect(['0%', '50%', '99.99%', '100.0%'].map((text) => fraction(text as Percentage))).toEqual([0, 0.5, 0.9999, 1]);
});

test('units are told apart by their types', () => {
  const takesMilliseconds: (text: Duration) => number = milliseconds;
  // @ts-expect-error memory is no duration
  takesMilliseconds('1Gi' as Memory);
  // @ts-expect-error CPU is no memory
  mebibytes('1' as Cpu);
});
