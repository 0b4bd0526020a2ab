import { readFileSync } from 'node:fs';
import { repositoryRoot } from '@auditorsec/problem/call-site';
import { pins } from '@auditorsec/schemas/go';
import { expect, test } from 'vitest';
import { billOfMaterials } from './sbom.ts';

const { components } = billOfMaterials();
const purls = components.map(({ purl }) => purl);

test('the bill names what package.json asks for, at the locked version', () => {
  const { dependencies } = JSON.parse(readFileSync(`${repositoryRoot}package.json`, 'utf8')) as {
    dependencies: Record<string, string>;
  };
  const wanted = Object.entries(dependencies).map(
    ([name, version]) => `pkg:npm/${name.replace('@', '%40')}@${version}`,
  );
  expect(wanted.filter((purl) => !purls.includes(purl))).toEqual([]);
});

test('the bill names the Go modules that validate, and none twice', () => {
  const kubeconform = [...pins('kubeconform')].map(([name, version]) => `pkg:golang/${name}@v${version}`);
  expect(kubeconform.filter((purl) => !purls.includes(purl))).toEqual([]);
  const go = purls.filter((purl) => purl.startsWith('pkg:golang/'));
  expect(go.length).toBeGreaterThan(500);
  expect(new Set(go).size).toBe(go.length);
});
