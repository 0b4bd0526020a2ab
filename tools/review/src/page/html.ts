/** Text that is already HTML. */
export interface Html {
  readonly html: string;
}

type Value = Html | string | number | undefined | readonly Html[];

/** HTML with values in it: text is escaped, for elements and quoted attributes alike; HTML stands as it is. */
export function html(texts: TemplateStringsArray, ...values: readonly Value[]): Html {
  return { html: String.raw({ raw: texts }, ...values.map(written)) };
}

/** What a browser must read as it is: a style sheet, a script. */
export function raw(text: string): Html {
  return { html: text };
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function written(value: Value): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return value.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
  return 'html' in value ? value.html : value.map((each) => each.html).join('');
}
