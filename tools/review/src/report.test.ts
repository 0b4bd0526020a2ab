import { loadConfig } from '@auditorsec/cli/load';
import { render } from '@auditorsec/cli/render';
import { repositoryRoot } from '@auditorsec/problem/call-site';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { reviewOf } from './model.ts';
import { partsOf } from './parts/parts.ts';
import { MOST_CHARACTERS, toMarkdown } from './print/markdown.ts';
import { riskyChanges } from './testing/risky-changes.ts';
import { routineChanges } from './testing/routine-changes.ts';
import { Tree } from './testing/tree.ts';

const { fleet, clusters } = await render(await loadConfig(repositoryRoot, []));
const tree = new Tree(clusters.flatMap(({ files }) => files));
const before = tree.clusters;

const changes = [...routineChanges, ...riskyChanges];

function reportOf(after: Tree): string {
  const comparison = { before, after: after.clusters };
  return toMarkdown(reviewOf(comparison), { parts: partsOf(fleet, comparison) });
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

test('the reports are of twenty changes', () => {
  expect(new Set(changes.map(({ name }) => name)).size).toBe(20);
});

test.each(changes)(
  '$name: the report shows what a reviewer must see, and fits into a comment',
  async ({ name, of, sees }) => {
    const report = reportOf(of(tree));
    for (const seen of sees) expect(report).toContain(seen);
    expect(report.length).toBeLessThan(MOST_CHARACTERS);
    if (!LONG.includes(name)) await expect(report).toMatchFileSnapshot(`../golden/${name}.md`);
  },
);

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
