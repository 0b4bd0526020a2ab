import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { UserError } from '@auditorsec/problem/user-error';
import { type BrowserContext, chromium } from 'playwright-core';
import type { Stage } from './stage.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome'];

/** Starts a Chromium from PATH that reaches this machine alone, with a profile of its own, until the stage closes. */
export async function startChromium(stage: Stage): Promise<BrowserContext> {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const program = folders.flatMap((folder) => names.map((name) => join(folder, name))).find((file) => existsSync(file));
  if (!program)
    throw new UserError(
      'no Chromium is on PATH. On Debian: apt-get install chromium; on macOS: brew install chromium.',
    );
  const context = await chromium.launchPersistentContext(stage.file('profile'), {
    executablePath: program,
    headless: true,
    // Its sandbox needs privileges that containers don't have.
    chromiumSandbox: false,
    args: ['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'],
  });
  stage.defer(() => context.close());
  return context;
}
