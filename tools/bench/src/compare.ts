import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { KubeObject } from '@auditorsec/manifest/types';
import { parseAllDocuments } from 'yaml';

const MOST = 10;
/** Of a value, in characters: some are files. */
const LONGEST = 200;

/**
 * Says how the objects below two folders differ in content: nothing where they are equal. Which file an object stands in
 * and the order of keys don't count; at most ten differences are told.
 */
export function differences(expectedFolder: string, foundFolder: string): string[] {
  const expected = readObjects(expectedFolder);
  const found = readObjects(foundFolder);
  const names = [...new Set([...expected.keys(), ...found.keys()])].sort();
  return names.flatMap((name) => compare(expected.get(name), found.get(name), name)).slice(0, MOST);
}

/** The objects of all YAML files below a folder, by kind and name. */
export function readObjects(folder: string): Map<string, unknown> {
  const objects = new Map<string, unknown>();
  for (const file of globSync('**/*.yaml', { cwd: folder })) {
    for (const document of parseAllDocuments(readFileSync(join(folder, file), 'utf8'))) {
      const object = document.toJS() as KubeObject;
      const { apiVersion, kind, metadata } = object;
      objects.set(`${apiVersion} ${kind} ${metadata.namespace ?? ''}/${metadata.name}`, object);
    }
  }
  return objects;
}

function compare(expected: unknown, found: unknown, place: string): string[] {
  if (isDeepStrictEqual(expected, found)) return [];
  if (!isCollection(expected) || !isCollection(found) || Array.isArray(expected) !== Array.isArray(found)) {
    return [`${place}: ${text(found)} instead of ${text(expected)}`];
  }
  const keys = new Set([...Object.keys(expected), ...Object.keys(found)]);
  return [...keys].flatMap((key) => compare(expected[key], found[key], `${place} ${key}`));
}

function isCollection(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function text(value: unknown): string {
  const told = JSON.stringify(value) ?? 'nothing';
  return told.length > LONGEST ? `${told.slice(0, LONGEST)}…` : told;
}
