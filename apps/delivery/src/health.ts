import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, '..', 'health');
const ENDING = '.lua';

/**
 * Scripts by which Argo CD tells the health of kinds that it does not know, as keys of its settings: one file each,
 * `<group>_<Kind>.lua`. All other kinds that we write are known to it, or have no health: Istio's say nothing of themselves.
 */
export const healthScripts: Readonly<Record<string, string>> = Object.fromEntries(
  readdirSync(FOLDER)
    .filter((file) => file.endsWith(ENDING))
    .sort()
    .map((file) => [
      `resource.customizations.health.${file.slice(0, -ENDING.length)}`,
      readFileSync(join(FOLDER, file), 'utf8'),
    ]),
);
