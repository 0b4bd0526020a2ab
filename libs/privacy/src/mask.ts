import type { MaskedClass } from './data-classes.ts';

/**
 * A value that leaves no log line and no span. `pattern` means the same in RE2 (collectors), Java (ingest pipelines),
 * Joni (Logstash) and JavaScript: no look-around, no back-reference, and sets written out where `\d`, `\s` or `\w`
 * would differ. What it repeats is bounded or can't overlap, so that no line takes the engines that backtrack long.
 */
export interface Mask {
  readonly name: string;
  readonly pattern: string;
  /** `$1` stands for what group 1 found. It holds no quote, brace or backslash: JSON stays JSON. */
  readonly replacement: string;
  readonly dataClass: MaskedClass;
}
