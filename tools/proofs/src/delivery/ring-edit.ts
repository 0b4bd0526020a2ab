import type { Sandbox } from '@auditorsec/cli/testing/sandbox';
import type { DeliveryBench, Region } from './bench.ts';

/** Edits generated files of the first region by hand and has its ring, and no other, follow; returns the commit. */
export function editedRing(
  { repository, regions }: DeliveryBench,
  message: string,
  change: (folder: string, sandbox: Sandbox) => void,
): string {
  const [{ name }] = regions as [Region];
  change(`generated/${name}`, repository.sandbox);
  const commit = repository.publish(message);
  repository.move(name, commit);
  return commit;
}

/** Takes the newest commit back, for the first region too; returns the commit that does. */
export function restoredRing({ repository, regions }: DeliveryBench): string {
  const [{ name }] = regions as [Region];
  const commit = repository.revert();
  repository.move(name, commit);
  return commit;
}
