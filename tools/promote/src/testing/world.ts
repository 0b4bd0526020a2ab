import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Answers, startAnswers } from './answers.ts';
import { command } from './command.ts';
import { application, configMap, FAR, liveApplication, RINGS, settings, worldFleet } from './shop.ts';

const HOUR = 3_600_000;

/** A remote, a clone, and what three clusters answer, all of this test's own. */
export class World {
  readonly folder = mkdtempSync(join(tmpdir(), 'auditorsec promote-'));
  readonly clone = join(this.folder, 'clone');
  readonly remote = join(this.folder, 'remote.git');
  readonly answers: Answers;

  private constructor(answers: Answers) {
    this.answers = answers;
    run(this.folder, 'init', '--quiet', '--bare', '--initial-branch=main', this.remote);
    run(this.folder, 'clone', '--quiet', this.remote, this.clone);
    run(this.clone, 'checkout', '--quiet', '-b', 'main');
    this.writeFleet(worldFleet);
    for (const cluster of ['ap', 'eu', 'us']) this.#install(cluster, 'shop', `ring/${cluster}`);
    this.#install('eu', 'dns-global', 'ring/global');
    this.merge('first');
  }

  static async start(): Promise<World> {
    return new World(await startAnswers());
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.clone, path)), { recursive: true });
    writeFileSync(join(this.clone, path), text);
  }

  writeFleet(fleet: unknown): void {
    this.write('clusters/fleet.ts', `export default ${JSON.stringify(fleet, null, 2)};\n`);
  }

  /** Commits everything to main, and pushes it. The commit's id. */
  merge(message: string): string {
    const commit = this.commit(message);
    this.git('push', '--quiet', 'origin', 'HEAD:main');
    return commit;
  }

  commit(message: string): string {
    this.git('add', '--all');
    this.git('commit', '--quiet', '--allow-empty', '--message', message);
    return this.git('rev-parse', 'HEAD');
  }

  /** A change of one object in every region, merged. */
  change(value: string): string {
    for (const cluster of ['ap', 'eu', 'us']) this.write(settings(cluster), configMap(value));
    return this.merge(`value ${value}`);
  }

  /** Brings every ring to main, step by step, so that a test begins with rings that run something. */
  async promoteAll(): Promise<void> {
    for (const ring of RINGS) {
      const run = await command(this, 'promote', ring);
      if (run.exitCode !== 0) throw new Error(run.stdout + run.stderr);
      this.settle();
    }
  }

  /** A text with commits named as `git log` calls them, in a form that no run changes. */
  named(text: string): string {
    const commits = this.git('log', '--all', '--format=%H %s').split('\n');
    const names = commits.map((line) => [line.slice(0, 40), `<${line.slice(41)}>`] as const);
    const short = names.reduce((all, [id, name]) => all.replaceAll(id, name).replaceAll(id.slice(0, 8), name), text);
    return names
      .reduce((all, [id, name]) => all.replaceAll(id.slice(0, 7), name), short)
      .replaceAll(this.answers.url, '<answers>')
      .replaceAll(this.folder, '<folder>')
      .replaceAll(`${FAR} 00`, '<day> 00');
  }

  /** Where a ring stands on the remote. */
  at(ring: string): string | undefined {
    return this.git('ls-remote', 'origin', `refs/heads/ring/${ring}`).split('\t')[0] || undefined;
  }

  tags(): string[] {
    const lines = this.git('ls-remote', 'origin', 'refs/tags/history/*').split('\n').filter(Boolean);
    return lines.map((line) => line.split('refs/tags/')[1] ?? '').filter((tag) => !tag.endsWith('^{}'));
  }

  /** Every cluster's Applications are Synced and Healthy where their ring stands, since an hour. */
  settle(): void {
    for (const cluster of ['ap', 'eu', 'us']) {
      const revision = this.at(cluster);
      if (revision) this.answers.applications(cluster, [liveApplication(cluster, revision)]);
    }
  }

  /** Steps are dated two hours back, so that a soak has passed. */
  get env(): Record<string, string> {
    const date = new Date(Date.now() - 2 * HOUR).toISOString();
    return { ...this.answers.env, GIT_COMMITTER_DATE: date };
  }

  /** The options that lead a command to this world. */
  get options(): string[] {
    const { url } = this.answers;
    const prometheus = ['ap', 'eu', 'us'].flatMap((cluster) => ['--prometheus', `${cluster}=${url}/${cluster}`]);
    return ['--root', this.clone, '--github', `${url}/github`, ...prometheus];
  }

  git(...words: string[]): string {
    return run(this.clone, ...words);
  }

  async stop(): Promise<void> {
    await this.answers.stop();
    rmSync(this.folder, { recursive: true });
  }

  #install(cluster: string, app: string, revision: string): void {
    this.write(
      `generated/${cluster}/delivery/Application.argoproj.io_argocd_${app}.yaml`,
      application(app, `generated/${cluster}/${app}`, revision),
    );
    this.write(`generated/${cluster}/${app}/ConfigMap_shop_settings.yaml`, configMap('0'));
  }
}

const WHO = {
  GIT_AUTHOR_NAME: 'Ada',
  GIT_AUTHOR_EMAIL: 'ada@example.com',
  GIT_COMMITTER_NAME: 'Ada',
  GIT_COMMITTER_EMAIL: 'ada@example.com',
};

function run(folder: string, ...words: string[]): string {
  const { status, stdout, stderr } = spawnSync('git', ['-C', folder, ...words], {
    encoding: 'utf8',
    env: { ...process.env, ...WHO },
  });
  if (status !== 0) throw new Error(`git ${words.join(' ')}: ${stderr}`);
  return stdout.trim();
}
