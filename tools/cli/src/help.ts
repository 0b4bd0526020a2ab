const OVERVIEW = `Renders the manifests of every cluster from typed config.

  npm run generate [-- CLUSTER... --force --base REF]  render, check, write generated/
  npm run check    [-- CLUSTER... --base REF]          run the rules, write nothing
  npm run validate [-- CLUSTER...]                     hold generated/ against the real schemas
  npm run verify   [-- CLUSTER...]                     hold generated/ against its own digests
  npm run drift    [-- CLUSTER...]                     show what generate would change

Without a CLUSTER all of them are meant, and the rules across clusters and commits run too.
Every command takes --json for machines and --help for examples. NO_COLOR is respected.

Exit codes: 0 all well; 1 something must be mended (config, manifests, generated/, the disk); 2 the call is wrong.`;

const COMMANDS = new Map([
  [
    'generate',
    `Renders clusters, runs the rules, and writes generated/ when all is well. One run, all or nothing.

  npm run generate                          all clusters
  npm run generate -- eu-west-1             one cluster
  npm run generate -- --force               discard edits made by hand in generated/
  npm run generate -- --base origin/main    judge the change against a branch
  npm run -s generate -- --json             counts and times for a machine

Only files whose bytes changed are written. Files made by hand are never overwritten or removed.`,
  ],
  [
    'check',
    `Runs the rules over what the config renders. docs/checks/ has a page for each.

  npm run check                             all rules, all clusters, the change since HEAD
  npm run check -- us-east-1                the rules of one cluster
  npm run check -- --base origin/main       the change since this branch left another

NX_BASE stands for --base. In CI fetch the whole history: a shallow clone holds no commit to compare with.`,
  ],
  [
    'validate',
    `Holds the files in generated/ against Kubernetes' and the operators' own schemas, strictly, CEL rules included.

  npm run validate
  npm run validate -- ap-southeast-1

The first run builds kubeconform and the schemas (Go is needed), once for each set of versions.`,
  ],
  [
    'verify',
    `Holds every file below generated/ against the digest in its cluster's index.json: missing, changed and foreign files,
merge conflicts, and output of another version of this tool. Renders nothing.

  npm run verify
  npm run -s verify -- eu-west-1 --json`,
  ],
  [
    'drift',
    `Shows what npm run generate would change. Exit code 1 when generated/ is stale.

  npm run drift
  npm run -s drift -- us-east-1 --json`,
  ],
]);

/** The help of one command, or of all. */
export function help(command: string | undefined): string {
  return COMMANDS.get(command ?? '') ?? OVERVIEW;
}
