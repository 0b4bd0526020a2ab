import { readFileSync } from 'node:fs';

/** Ticks of the clock in which Linux counts CPU time for programs, whatever the kernel's own is. */
const TICKS_PER_SECOND = 100;

/** Seconds of CPU that a process has used so far, in itself and in the kernel. Linux alone. */
export function cpuSeconds(pid: number): number {
  // The name in parentheses may hold spaces; utime and stime are the fields 14 and 15 of the whole.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}
