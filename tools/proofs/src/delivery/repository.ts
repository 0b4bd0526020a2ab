import { execFileSync } from 'node:child_process';
import { appendFileSync, globSync } from 'node:fs';
import { join } from 'node:path';
import { Sandbox } from '@auditorsec/cli/testing/sandbox';
import { ringBranch } from '@auditorsec/config/rings';
import { worldFleet } from '@auditorsec/promote/testing/shop';
import { parse } from 'yaml';
import type { KubernetesObject } from '../observability/objects.ts';
import type { Cluster } from '../parts/cluster.ts';
import { type GitServer, startGitServer } from '../parts/git-server.ts';
import type { Stage } from '../parts/stage.ts';

const NAME = 'platform';

/** The shortest that there is. */
const SOAK = '1m';

/** A generated object and its file, relative to the repository. */
export interface GeneratedFile {
  readonly file: string;
  readonly object: KubernetesObject;
}

/** This repository, as somebody has cloned it and as the clusters read it. */
export interface Repository {
  /** The clone: config and `generated/`. */
  readonly sandbox: Sandbox;
  readonly server: GitServer;
  /** The files with Applications of charts, which no registry serves here: they are in the clone and in no commit. */
  readonly leftOut: ReadonlySet<string>;
  /** Renders what the config says now; throws what the command line says when it refuses. */
  readonly generate: () => void;
  /** Commits everything on main and publishes it; returns the commit. */
  readonly publish: (message: string) => string;
  /** The newest commit of main, or one before it. */
  readonly head: (back?: number) => string;
  /** Takes the newest commit of main back, by another; returns that. */
  readonly revert: () => string;
  /** Lets a ring follow a commit: by hand, past all gates of `npm run promote`. */
  readonly move: (ring: string, commit: string) => void;
  /** What the remote has: a commit and a name a line, and for an annotated tag the commit that it names as `<tag>^{}`. */
  readonly refs: () => string;
  /** What a cluster gets. */
  readonly objects: (cluster: string) => readonly GeneratedFile[];
}

/**
 * Clones this checkout and serves it by Git's HTTP backend on loopback. The config is changed in two things: the address of
 * the repository, which every Application names, and how long a ring soaks, and when none moves. The server is trusted by the
 * certificate of one of the clusters.
 */
export async function openRepository(stage: Stage, trusted: Cluster): Promise<Repository> {
  const folder = stage.file('git');
  const bare = join(folder, `${NAME}.git`);
  execFileSync('git', ['init', '--quiet', '--bare', '--initial-branch=main', bare]);
  const server = await startGitServer(stage, folder, trusted);
  const sandbox = new Sandbox();
  stage.defer(async () => sandbox.delete());
  const git = (...words: string[]): string => execFileSync('git', ['-C', sandbox.root, ...words], { encoding: 'utf8' });
  git('branch', '--move', 'main');
  git('remote', 'add', 'origin', bare);
  git('config', 'user.name', 'proof');
  git('config', 'user.email', 'proof@example.com');
  const promotion = JSON.stringify({ soak: SOAK, freeze: worldFleet.promotion?.freeze });
  sandbox.edit(
    'clusters/fleet.ts',
    /repository: '[^']+'/,
    `repository: '${server.url}/${NAME}.git',\n  promotion: ${promotion}`,
  );
  const leftOut = new Set<string>();
  const head = (back = 0): string => git('rev-parse', `HEAD~${back}`).trim();
  const leaveOut = (file: string): void => {
    if (leftOut.has(file)) return;
    leftOut.add(file);
    git('rm', '--quiet', '--cached', '--ignore-unmatch', file);
    appendFileSync(join(sandbox.root, '.git/info/exclude'), `/${file}\n`);
  };
  return {
    sandbox,
    server,
    leftOut,
    generate: () => {
      const { exitCode, stdout, stderr } = sandbox.run(['generate']);
      if (exitCode !== 0) throw new Error(`npm run generate ended with ${exitCode}:\n${stdout}${stderr}`);
      for (const file of charts(sandbox)) leaveOut(file);
    },
    publish: (message) => {
      git('add', '--all');
      git('commit', '--quiet', '--message', message);
      git('push', '--quiet', 'origin', 'main');
      return head();
    },
    head,
    revert: () => {
      git('revert', '--no-edit', 'HEAD');
      git('push', '--quiet', 'origin', 'main');
      return head();
    },
    move: (ring, commit) =>
      void git('push', '--quiet', '--force', 'origin', `${commit}:refs/heads/${ringBranch(ring)}`),
    refs: () => git('ls-remote', 'origin'),
    objects: (cluster) => read(sandbox, `generated/${cluster}/*/*.yaml`).filter(({ file }) => !leftOut.has(file)),
  };
}

function charts(sandbox: Sandbox): string[] {
  return read(sandbox, 'generated/*/*/Application.*.yaml').flatMap(({ file, object }) => {
    const { spec } = object as KubernetesObject & { spec: { source: { chart?: string } } };
    return spec.source.chart === undefined ? [] : [file];
  });
}

function read(sandbox: Sandbox, files: string): GeneratedFile[] {
  const found = globSync(files, { cwd: sandbox.root }).sort();
  return found.map((file) => ({ file, object: parse(sandbox.read(file)) as KubernetesObject }));
}
