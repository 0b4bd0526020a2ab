import type { Tree } from './tree.ts';

/** A change as pull requests bring it, and what a reviewer must read in its report. */
export interface Change {
  readonly name: string;
  readonly of: (tree: Tree) => Tree;
  readonly sees: readonly string[];
}
