import type { Finding } from '@auditorsec/checks/rule';
import { expect, test } from 'vitest';
import { z } from 'zod';
import type { ClusterReport } from '../current.ts';
import { toSarif } from './sarif.ts';

const finding = (message: string): Finding => ({
  rule: 'match-mtls-modes',
  cluster: 'us-east-1',
  object: 'DestinationRule shop/%cart',
  path: 'us-east-1/shop/DestinationRule.networking.istio.io_shop_%cart.yaml',
  source: { config: 'clusters/us-east-1/cluster.ts:1', block: 'apps/shop/src/app.ts:1' },
  field: 'spec.trafficPolicy.tls.mode',
  message,
});
const exception = {
  rule: 'match-mtls-modes',
  object: 'us-east-1 DestinationRule shop/%cart',
  reason: 'moves away next month',
  expires: '2027-03-31',
};
const control = { title: 'mutual TLS', meets: { soc2: ['CC6.7'] }, rules: ['match-mtls-modes'] } as const;
const report: ClusterReport = {
  cluster: 'us-east-1',
  score: { satisfied: 0, applicable: 1, value: 0 },
  controls: [
    {
      id: 'mutual-tls',
      control,
      status: 'violated',
      why: ['speaks plaintext.'],
      evidence: [],
      findings: [finding('speaks plaintext.')],
      accepted: [{ finding: finding('has no certificate.'), exception }],
    },
  ],
};

/** What the schema of SARIF 2.1.0 (OASIS) demands of the parts that we write; another field would be a slip. */
const sarif = z.strictObject({
  $schema: z.url(),
  version: z.literal('2.1.0'),
  runs: z.tuple([
    z.strictObject({
      tool: z.strictObject({
        driver: z.strictObject({
          name: z.string(),
          informationUri: z.url(),
          rules: z.array(
            z.strictObject({
              id: z.string(),
              helpUri: z.url(),
              properties: z.strictObject({
                tags: z.array(z.string()).refine((tags) => new Set(tags).size === tags.length),
              }),
            }),
          ),
        }),
      }),
      automationDetails: z.strictObject({ id: z.string() }),
      results: z.array(
        z.strictObject({
          ruleId: z.string(),
          ruleIndex: z.int().min(0),
          level: z.enum(['none', 'note', 'warning', 'error']),
          message: z.strictObject({ text: z.string().min(1) }),
          locations: z.array(
            z.strictObject({
              physicalLocation: z.strictObject({
                artifactLocation: z.strictObject({ uri: z.string().regex(/^(?:[\w./-]|%[0-9A-F]{2})+$/) }),
                region: z.strictObject({ startLine: z.int().min(1) }),
              }),
              logicalLocations: z.array(z.strictObject({ fullyQualifiedName: z.string(), kind: z.string() })),
            }),
          ),
          suppressions: z
            .array(
              z.strictObject({
                kind: z.enum(['inSource', 'external']),
                status: z.enum(['accepted', 'underReview', 'rejected']),
                justification: z.string(),
              }),
            )
            .optional(),
        }),
      ),
    }),
  ]),
});

const {
  runs: [run],
} = sarif.parse(JSON.parse(toSarif(report)));

test('findings are results of their rule, at the file that breaks it', () => {
  expect(run.results[0]).toMatchInlineSnapshot(`
    {
      "level": "error",
      "locations": [
        {
          "logicalLocations": [
            {
              "fullyQualifiedName": "DestinationRule shop/%cart",
              "kind": "resource",
            },
          ],
          "physicalLocation": {
            "artifactLocation": {
              "uri": "generated/us-east-1/shop/DestinationRule.networking.istio.io_shop_%25cart.yaml",
            },
            "region": {
              "startLine": 1,
            },
          },
        },
      ],
      "message": {
        "text": "DestinationRule shop/%cart spec.trafficPolicy.tls.mode: speaks plaintext.",
      },
      "ruleId": "match-mtls-modes",
      "ruleIndex": 0,
    }
  `);
  expect(run.tool.driver.rules[run.results[0]?.ruleIndex ?? -1]?.id).toBe('match-mtls-modes');
});

test('what an exception covers is suppressed, with its reason and its last day', () => {
  expect(run.results.map(({ suppressions }) => suppressions?.[0]?.justification)).toEqual([
    undefined,
    'moves away next month; until 2027-03-31',
  ]);
});
