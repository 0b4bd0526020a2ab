import type { ClusterReport } from './current.ts';
import { frameworksPage, indexPage } from './print/index-page.ts';
import { toJson } from './print/json.ts';
import { clusterPage } from './print/markdown.ts';
import { toSarif } from './print/sarif.ts';

/** All files of the report, by their paths below `docs/` or another folder. */
export function reportFiles(reports: readonly ClusterReport[], commit?: string): Map<string, string> {
  return new Map([
    ['compliance.md', indexPage(reports)],
    ['compliance/frameworks.md', frameworksPage()],
    ...reports.flatMap((report): [string, string][] => [
      [`compliance/${report.cluster}.md`, clusterPage(report, commit)],
      [`compliance/${report.cluster}.json`, toJson(report, commit)],
      [`compliance/${report.cluster}.sarif`, toSarif(report)],
    ]),
  ]);
}
