/** Text as it may stand in HTML and SVG. */
export function escapeText(text: string): string {
  const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replaceAll(/[&<>"]/g, (character) => entities[character] ?? character);
}

const COLORS = 8;

/** The colour of a panel's series by its place: regions, which come in one order, have the same everywhere. */
export function seriesColor(index: number): string {
  return `var(--series-${index % COLORS})`;
}

/** A text of at most so many characters. */
export function shorten(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}

/** A colour of Grafana's, by its name: that of text is a ground here. */
export function namedColor(color: string): string {
  return color === 'text' ? 'var(--text-fill)' : `var(--${color})`;
}
