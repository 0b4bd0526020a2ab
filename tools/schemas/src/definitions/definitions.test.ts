import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { extractFolder, extractText, readCrd } from './extract.ts';
import { hold } from './hold.ts';
import { crdFile, crdUrl, definitionSources } from './sources.ts';

const definitions = definitionSources.flatMap((source) => source.kinds.map((kind) => ({ source, kind })));

test.each(definitions)('$kind.kind takes nothing that its CRD does not', ({ kind }) => {
  expect(hold(kind, readCrd(extractText(kind), kind))).toEqual([]);
});

test.each(definitions)('the extract of $kind.kind is that of the version that is deployed', ({ source, kind }) => {
  expect(readCrd(extractText(kind), kind).url).toBe(crdUrl(source, kind));
});

test('no extract is left of a kind that is gone', () => {
  expect(readdirSync(extractFolder).sort()).toEqual(definitions.map(({ kind }) => crdFile(kind)).sort());
});
