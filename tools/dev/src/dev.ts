import { once } from 'node:events';
import { existsSync, type FSWatcher, watch } from 'node:fs';
import { join } from 'node:path';
import { parseWords } from '@auditorsec/cli/words';
import { repositoryRoot } from '@auditorsec/problem/call-site';
import { colour } from '@auditorsec/problem/colour';
import { Runner } from './runner.ts';
import { asks } from './watched.ts';

const FOLDERS = ['clusters', 'apps', 'libs', 'tools'];
/** Editors save in several steps. */
const SETTLED_MS = 30;

/** Generates on every save, and shows what that changed and what rules say, until it is stopped. Returns the exit code. */
export async function main(words: readonly string[]): Promise<number> {
  const { values } = parseWords(words, { root: { type: 'string', default: repositoryRoot } });
  let since = performance.now();
  const runner = new Runner(values.root, (text) => {
    process.stdout.write(`${text}\n${colour.dim(`${Math.round(performance.now() - since)} ms; waiting for a save`)}\n`);
  });
  let timer: NodeJS.Timeout | undefined;
  let fresh = false;
  const watchers = FOLDERS.filter((folder) => existsSync(join(values.root, folder))).map((folder) =>
    changes(join(values.root, folder), (path) => {
      const wanted = asks(`${folder}/${path}`);
      if (wanted === 'nothing') return;
      fresh ||= wanted === 'fresh step';
      clearTimeout(timer);
      timer = setTimeout(() => {
        since = performance.now();
        runner.run(fresh);
        fresh = false;
      }, SETTLED_MS);
    }),
  );
  runner.run(false);
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  for (const watcher of watchers) watcher.close();
  runner.stop();
  return 0;
}

function changes(folder: string, saved: (path: string) => void): FSWatcher {
  return watch(folder, { recursive: true }, (_event, path) => path && saved(path.replaceAll('\\', '/')));
}
