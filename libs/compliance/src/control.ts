import type { Requirements } from './frameworks.ts';

/** Something that is done to manifests and can be shown by them. */
export interface Control {
  readonly title: string;
  /** What it helps to meet. It is evidence for these, never all that they ask. */
  readonly meets: Requirements;
  /** Rules of `docs/checks` that find where it is broken. */
  readonly rules: readonly string[];
  /** Proofs of `npm run prove` that show it on real parts. */
  readonly proofs?: readonly string[];
  /** Kinds (`Kind.group`) that make it applicable to a cluster; to every one where none is named. */
  readonly where?: readonly string[];
}

/** Something that no manifest can show: a person does it, and keeps the evidence. */
export interface PersonalControl {
  readonly title: string;
  readonly meets: Requirements;
  /** What an auditor asks for. */
  readonly evidence: string;
}
