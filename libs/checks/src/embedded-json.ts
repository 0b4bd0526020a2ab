const known = new Map<string, unknown>();

/**
 * What `read` makes of JSON that stands as text inside a manifest. Clusters share most such texts, so each is read once; every
 * text is only ever read by one function. Throws where the text is no JSON.
 */
export function embeddedJson<Value>(text: string, read: (value: unknown) => Value): Value {
  if (!known.has(text)) known.set(text, read(JSON.parse(text)));
  return known.get(text) as Value;
}
