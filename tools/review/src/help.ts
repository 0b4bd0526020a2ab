const OVERVIEW = `Shows what a change does to every region, between two commits. No cluster is asked.

  npm run diff   [-- BASE --head REF --markdown]  what differs, whom it touches, how careful to be
  npm run report [-- BASE --html FILE]            the same with findings, recovery and capacity, for a pull request

BASE is a commit, branch or tag; what is compared is where HEAD left it. Default: origin/main, or else main.
Both take --json for machines and --help for examples. NO_COLOR is respected.

Exit codes: 0 shown, whatever it is; 1 a manifest or the config can't be read; 2 the call is wrong.`;

const COMMANDS = new Map([
  [
    'diff',
    `Shows what differs in generated/ between BASE and the files in this folder: fields, lists by identity, equal changes once.

  npm run diff                              since this branch left origin/main
  npm run diff -- HEAD~3                    the last three commits, and what isn't committed
  npm run diff -- v1 --head v2              between two tags
  npm run -s diff -- --markdown             for a comment
  npm run -s diff -- --json | jq .risk
  FORCE_COLOR=1 npm run -s diff | less -R`,
  ],
  [
    'report',
    `Writes the report of a pull request as Markdown, always below 60,000 characters: the diff of what the config renders now, with
the findings of all rules, and recovery, targets, cost and capacity before and after.

  npm run -s report > report.md
  npm run -s report -- --html report.html   a page as well, with pictures, that asks the network for nothing
  npm run -s report -- origin/release`,
  ],
]);

/** The help of one command, or of all. */
export function help(command: string | undefined): string {
  return COMMANDS.get(command ?? '') ?? OVERVIEW;
}
