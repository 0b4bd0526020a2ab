import module from 'node:module';

const wanted = [26, 10];
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < wanted[0] || (major === wanted[0] && minor < wanted[1])) {
  process.stderr.write(
    `Node ${wanted.join('.')} or newer is needed; this is ${process.version}.\n` +
      'It comes with the repository: run `npm ci`, then start this through `npm run tools`.\n',
  );
  process.exit(1);
}
module.enableCompileCache();
const { main } = await import('./src/main.ts');
process.exitCode = await main(process.argv.slice(2));
