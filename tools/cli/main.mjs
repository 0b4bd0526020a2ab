#!/usr/bin/env node
// Node is locked in package.json; npm puts it first in the PATH of its scripts.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 26 || (major === 26 && minor < 10)) {
  console.error(
    `This is Node ${process.versions.node}; 26.10 or newer is needed. Run \`npm ci\`, then use \`npm run\`, which brings it.`,
  );
  process.exit(2);
}
const { enableCompileCache } = await import('node:module');
enableCompileCache();
const { main } = await import('./src/cli.ts');
process.exitCode = await main(process.argv.slice(2));
