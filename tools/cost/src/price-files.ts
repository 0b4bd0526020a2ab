import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles, readTexts } from '@auditorsec/cli/git';
import type { PriceList } from '@auditorsec/cost/price-list';
import { type PriceFile, readPrices } from '@auditorsec/cost/read-prices';
import { UserError } from '@auditorsec/problem/user-error';

const FOLDER = 'libs/cost/prices/';
const isList = (file: string) => file.endsWith('.yaml');

/** The prices of this folder. Throws a `UserError` where there are none, a `ConfigError` with every mistake in them. */
export function pricesIn(root: string): PriceList {
  const folder = join(root, FOLDER);
  const names = existsSync(folder) ? readdirSync(folder).filter(isList).sort() : [];
  if (names.length === 0)
    throw new UserError(`${FOLDER} holds no price list: what things cost is read from its YAML files`);
  return readPrices(
    names.map((name) => ({ path: `${FOLDER}${name}`, text: readFileSync(join(folder, name), 'utf8') })),
  );
}

/** The prices of a commit; undefined where it has none. Throws a `ConfigError` with every mistake in them. */
export function pricesAt(root: string, commit: string): PriceList | undefined {
  const files = [...(listFiles(root, commit, FOLDER) ?? [])].filter(([name]) => isList(name));
  if (files.length === 0) return undefined;
  const place = ({ path, text }: PriceFile) => ({ path: `${commit.slice(0, 10)}:${FOLDER}${path}`, text });
  return readPrices(readTexts(root, files).map(place));
}
