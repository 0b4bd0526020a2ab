import { type Edge, printPort } from '@auditorsec/checks/reachability';

const CELL = 16;
const NAMES = 330;
const STYLE =
  'text{font:11px ui-monospace,monospace;fill:#1f2328}rect{fill:#0969da}line{stroke:#d1d9e0}' +
  '@media(prefers-color-scheme:dark){text{fill:#e6edf3}rect{fill:#4493f8}line{stroke:#3d444d}}';

/** A matrix: callers in rows, callees in columns, a filled cell where a port is open; its title says which. */
export function picture(cluster: string, edges: readonly Edge[]): string {
  const rows = names(edges.map(({ from }) => from.name));
  const columns = names(edges.map(({ to }) => to.name));
  const [width, height] = [NAMES + columns.length * CELL + CELL, NAMES + rows.length * CELL + CELL];
  const cells = edges.map(({ from, to, ports }) => {
    const [x, y] = [place(columns, to.name), place(rows, from.name)];
    const title = escaped(`${from.name} → ${to.name}: ${ports.map(printPort).join(', ')}`);
    return `<rect x="${x + 2}" y="${y + 2}" width="${CELL - 4}" height="${CELL - 4}"><title>${title}</title></rect>`;
  });
  const lines = [
    ...rows.map((_, at) => `<line x1="0" x2="${width}" y1="${NAMES + at * CELL}" y2="${NAMES + at * CELL}"/>`),
    ...columns.map((_, at) => `<line y1="0" y2="${height}" x1="${NAMES + at * CELL}" x2="${NAMES + at * CELL}"/>`),
  ];
  const labels = [
    ...rows.map((name, at) => `<text x="4" y="${NAMES + at * CELL + 12}">${escaped(name)}</text>`),
    ...columns.map((name, at) => {
      const x = NAMES + at * CELL + 12;
      return `<text transform="translate(${x} ${NAMES - 4}) rotate(-90)">${escaped(name)}</text>`;
    }),
  ];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img">`,
    `<title>Who reaches whom in ${escaped(cluster)}: callers in rows, callees in columns</title>`,
    `<style>${STYLE}</style>`,
    ...lines,
    ...labels,
    ...cells,
    '</svg>\n',
  ].join('\n');
}

function names(all: readonly string[]): string[] {
  return [...new Set(all)].sort();
}

function place(all: readonly string[], name: string): number {
  return NAMES + all.indexOf(name) * CELL;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
