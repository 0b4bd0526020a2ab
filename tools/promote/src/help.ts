export const HELP = `Moves what is on main through the regions, ring by ring. docs/promotion.md has the daily way.

  npm run rings                              where every ring stands
  npm run promote  -- RING [--dry-run]       to what the ring before has, if all agree
  npm run rollback -- RING --reason TEXT     back to the commit before; --to history/RING/3 for an earlier one
  npm run freeze   -- RING --reason TEXT     no promotion until: npm run unfreeze -- RING --reason TEXT

  --to COMMIT              promote: this commit and no other
  --fix COMMIT             promote: what mends the commit that a ring was rolled back from
  --emergency --reason TEXT  promote: a region is declared down; only what failover touches may change
  --dry-run                show commits, objects and gates, move nothing
  --prometheus CLUSTER=URL   where the objectives of a cluster are asked for; once for each, or all in PROMETHEUS
  --kubeconfig FILE        for kubectl, whose contexts are named as clusters
  --github URL             the API that knows the checks of main; GITHUB_TOKEN is used
  --remote NAME, --root FOLDER, --json, --help

RING is a cluster, or global. Exit codes: 0 moved, or it would be; 2 the call is wrong; 3 out of order; 4 the branch has
diverged, or somebody else has moved it; 5 frozen; 6 the regions would not agree; 7 the ring before is not ready; 8 no clear answer.`;
