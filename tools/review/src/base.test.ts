import { afterAll, afterEach, expect, test } from 'vitest';
import { reviewBox } from './testing/box.ts';

const NETWORK = 'libs/cost/prices/network.yaml';
const PRICE = 'nlb: { unit: hour, dollars: { us-east-1: 0.0225 } }';

const box = reviewBox();
box.git('tag', 'start');
afterAll(() => box.delete());
afterEach(() => box.git('reset', '--quiet', '--hard', 'start'));

const reportText = () => {
  const { exitCode, stdout, stderr } = box.run(['report', 'HEAD']);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  return stdout;
};

test('prices of the base are read from its commit: a price that changes is told beside what it costs', () => {
  box.edit(NETWORK, PRICE, PRICE.replace('0.0225', '0.03'));
  const report = reportText();
  expect(report).toContain('Nothing changes in generated/.');
  expect(report).toMatch(/\*\*1 price changes\*\*, and that alone is \+\$\d+ a month, without any change of objects/);
  expect(report).toContain('| nlb | us-east-1 | hour | $0.0225 | $0.03 |');
});

test('the fleet file of the base is read from its commit: a lever that is pulled is told', () => {
  box.edit('clusters/fleet.ts', "spot: { share: '100%'", "spot: { share: '50%'");
  expect(reportText()).toMatch(/\| spot machines \| \$\d+: 100% of .* \| \$\d+: 50% of .* \| \+\$\d+ \|/);
});

test('a base without a price list, or with a fleet file of another form, is said to be reckoned with those of the head', () => {
  box.remove('libs/cost/prices');
  box.edit('clusters/fleet.ts', "repository: 'https", "repositories: 'https");
  box.commit();
  box.git('checkout', '--quiet', 'start', '--', '.');
  const [, , note] = reportText().split('\n');
  expect(note).toMatch(
    /^Compared with [0-9a-f]{10}\. Its clusters\/fleet\.ts can't be read any more \(repository: nothing, allowed an https:\/\/ URL\): recovery, targets and cost before are reckoned with this one's\. It has no price list: what things cost before is reckoned with this one\.$/,
  );
});

test('prices that are none are refused with their place, here and at the base', () => {
  const refused = (words: readonly string[]) => {
    const run = box.run(words);
    expect(run).toMatchObject({ exitCode: 1, stdout: '' });
    return run.stderr;
  };
  box.edit(NETWORK, PRICE, PRICE.replace('0.0225', '-1'));
  expect(refused(['report', 'HEAD'])).toMatch(
    /^libs\/cost\/prices\/network\.yaml:\d+ {2}\[0\]\.prices\.nlb\.dollars\.us-east-1\n {2}found {4}-1\n/,
  );
  box.commit();
  box.git('checkout', '--quiet', 'start', '--', '.');
  expect(refused(['report', 'HEAD'])).toMatch(/^[0-9a-f]{10}:libs\/cost\/prices\/network\.yaml:\d+ /);
  box.remove('libs/cost/prices');
  expect(refused(['report', 'HEAD'])).toBe(
    'libs/cost/prices/ holds no price list: what things cost is read from its YAML files\n',
  );
});
