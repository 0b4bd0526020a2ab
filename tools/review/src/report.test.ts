import fc from 'fast-check';
import { expect, test } from 'vitest';
import { reviewOf } from './model.ts';
import { MOST_CHARACTERS, toMarkdown } from './print/markdown.ts';
import { type Change, contentOf } from './testing/change.ts';
import { costChanges } from './testing/cost-changes.ts';
import { currentSnapshot } from './testing/current.ts';
import { riskyChanges } from './testing/risky-changes.ts';
import { routineChanges } from './testing/routine-changes.ts';
import { Tree } from './testing/tree.ts';

const current = await currentSnapshot();
const before = current.clusters;
const tree = new Tree(before.flatMap(({ files }) => files));

const changes = [...routineChanges, ...riskyChanges, ...costChanges];

function reportOf(change: Change): string {
  const { review, parts } = contentOf(change, current);
  return toMarkdown(review, { parts });
}

/** Those that name many objects of the fleet, or sums over many, are not kept: every new object would alter them. */
const LONG = [
  'lib-change',
  'mass-deletion',
  'namespace-deleted',
  'new-region',
  'region-gone',
  'version-labels',
  'larger-than-the-bound',
];

test('the reports are of twenty-one changes and two of what no manifest tells', () => {
  expect(new Set(changes.map(({ name }) => name)).size).toBe(23);
});

test.each(changes)('$name: the report shows what a reviewer must see, and fits into a comment', async (change) => {
  const { name, sees } = change;
  const report = reportOf(change);
  for (const seen of sees) expect(report).toContain(seen);
  expect(report.length).toBeLessThan(MOST_CHARACTERS);
  if (!LONG.includes(name)) await expect(report).toMatchFileSnapshot(`../golden/${name}.md`);
});

test('nothing changed, nothing to read', () => {
  expect(toMarkdown(reviewOf({ before, after: before }))).toBe('## Nothing changes in generated/.\n');
});

test('the order in which files are read makes no difference', () => {
  const shuffled = new Tree(tree.files.toReversed());
  for (const { of } of changes.slice(0, 3)) {
    const sorted = (changed: Tree) => reviewOf({ before, after: changed.clusters }).groups;
    expect(sorted(of(shuffled))).toEqual(sorted(of(tree)));
  }
});

test('whatever changes, the report keeps its bound, ends its blocks, and counts what it leaves out', () => {
  const text = fc.oneof(
    fc.string({ maxLength: 3000, unit: 'grapheme' }),
    fc.constantFrom('```', '</details>', '|', '@all'),
  );
  const one = tree.files.filter(({ cluster }) => cluster === 'us-east-1').slice(0, 120);
  fc.assert(
    fc.property(fc.array(text, { minLength: 1 }), fc.integer({ min: 4000, max: MOST_CHARACTERS }), (texts, most) => {
      const changed = new Tree(one).edit(/./, (object) => {
        object.spec = { note: texts[object.metadata.name.length % texts.length] };
      });
      const report = toMarkdown(reviewOf({ before: new Tree(one).clusters, after: changed.clusters }), { most });
      expect(report.length).toBeLessThanOrEqual(most);
      const opened = report.split('\n').filter((line) => line.startsWith('<details')).length;
      expect(report.split('\n').filter((line) => line === '</details>').length).toBe(opened);
    }),
    { numRuns: 30 },
  );
});
