/**
 * Enters one of our programs: on the Node that package.json locks (npm puts it first in the PATH of its scripts), with
 * the compile cache on before any TypeScript is loaded.
 *
 * @param {() => Promise<{ main: (words: string[]) => Promise<number> }>} load
 */
export async function enter(load) {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 26 || (major === 26 && minor < 10)) {
    console.error(
      `This is Node ${process.versions.node}; 26.10 or newer is needed. Run \`npm ci\`, then use \`npm run\`, which brings it.`,
    );
    process.exitCode = 2;
    return;
  }
  const { enableCompileCache } = await import('node:module');
  enableCompileCache();
  const { main } = await load();
  process.exitCode = await main(process.argv.slice(2));
}
