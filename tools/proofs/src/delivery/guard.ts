import { strict as assert } from 'node:assert';
import { type Check, check } from '../check.ts';
import type { DeliveryBench, Region } from './bench.ts';

export const guard: Check<DeliveryBench> = check(
  'a change that takes more along than it names is never rendered, so that no ring can get it',
  async ({ repository: { sandbox }, regions }) => {
    const [{ name }] = regions as [Region];
    const before = sandbox.digest();
    const file = `clusters/${name}/cluster.ts`;
    sandbox.edit(file, 'alerts({}),', '');
    const { exitCode, stdout, stderr } = sandbox.run(['generate']);
    const after = sandbox.digest();
    sandbox.restore();
    assert.notEqual(exitCode, 0, 'the exit code of npm run generate');
    assert.match(`${stdout}${stderr}`, /no-unnamed-deletion/);
    assert.equal(after, before, 'nothing is written');
    return `exit code ${exitCode}, no-unnamed-deletion, nothing written`;
  },
);
