import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Progress } from '@auditorsec/schemas/progress';
import { pythonPackages } from './python.ts';

/** checkov and all that it needs; every package in an exact version. */
const REQUIREMENTS = fileURLToPath(new URL('checkov-requirements.txt', import.meta.url));

/** What checkov says of a folder of manifests. */
export interface CheckovReport {
  readonly summary: { readonly passed: number; readonly failed: number; readonly checkov_version: string };
  readonly results: { readonly failed_checks: readonly CheckovFailure[] };
}

export interface CheckovFailure {
  readonly check_id: string;
  readonly check_name: string;
  /** Below the folder, with a leading slash. */
  readonly file_path: string;
  /** `Kind.namespace.name`. */
  readonly resource: string;
}

/** Installs checkov once; returns the folder of its packages. */
export function checkovPackages(progress: Progress): Promise<string> {
  return pythonPackages('checkov', REQUIREMENTS, progress);
}

/** Lets checkov judge all manifests below a folder. It calls nobody: severities are its vendor's service's, so that every failure counts. */
export async function checkov(site: string, folder: string): Promise<CheckovReport> {
  const words = ['-m', 'checkov.main', '-d', folder, '--framework', 'kubernetes', '--skip-download', '--compact'];
  const { stdout } = await promisify(execFile)('python3', [...words, '--soft-fail', '-o', 'json'], {
    env: { ...process.env, PYTHONPATH: site },
    maxBuffer: 1 << 28,
  });
  return JSON.parse(stdout) as CheckovReport;
}
