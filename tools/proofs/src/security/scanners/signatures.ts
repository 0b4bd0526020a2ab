import { strict as assert } from 'node:assert';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { printYaml } from '@auditorsec/manifest/yaml';
import { repositoryRoot } from '@auditorsec/problem/call-site';
import { type Check, check } from '../../check.ts';
import { kyverno, kyvernoProgram } from '../../parts/kyverno.ts';
import type { ScannerBench } from './scanners.ts';

const POLICY = 'us-east-1/admission/ImageValidatingPolicy.policies.kyverno.io__signed-images.yaml';
const DIGEST = `@sha256:${'0'.repeat(64)}`;

/** Images by the name of a pod. What has a digest is looked up in its registry, which can't be reached here. */
const images: Readonly<Record<string, string>> = {
  ours: `ghcr.io/auditorsec/ci-failure-agent:4.0.0${DIGEST}`,
  'ours-by-tag': 'ghcr.io/auditorsec/ci-failure-agent:4.0.0',
  'ours-by-name': 'ghcr.io/auditorsec/ci-failure-agent',
  others: 'docker.io/otel/opentelemetry-collector:0.160.0',
  'others-of-a-like-name': `ghcr.io/auditorsecurity/agent:1${DIGEST}`,
};

export const signatureChecks: readonly Check<ScannerBench>[] = [
  check('Kyverno looks up signatures of our images alone, and refuses those without a digest', judged),
];

async function judged({ stage, progress }: ScannerBench): Promise<string> {
  const files = await Promise.all(
    Object.entries(images).map(async ([name, image]) => {
      const file = stage.file(`pod-${name}.yaml`);
      const metadata = { name, namespace: 'ci-failure' };
      await writeFile(
        file,
        printYaml({ apiVersion: 'v1', kind: 'Pod', metadata, spec: { containers: [{ name, image }] } }),
      );
      return file;
    }),
  );
  const policy = join(repositoryRoot, 'generated', POLICY);
  const results = await kyverno(await kyvernoProgram(progress), policy, files);
  const words = new Map(results.map(({ resources, result, message }) => [resources[0]?.name, `${result}: ${message}`]));
  const asks = /^(error: .*ghcr\.io|fail: nobody)/;
  assert.match(words.get('ours') ?? '', asks, 'an image of ours is let in without a look');
  assert.match(words.get('ours-by-tag') ?? '', /^fail: .*does not have a digest/);
  assert.match(words.get('ours-by-name') ?? '', /^fail: .*does not have a digest/);
  assert.match(words.get('others') ?? '', /^pass/);
  assert.match(words.get('others-of-a-like-name') ?? '', /^pass/);
  return `${results.length} pods: 3 of ours refused, of which 1 after its registry was asked; 2 of others left alone`;
}
