import { isMap, isScalar, LineCounter, parseAllDocuments } from 'yaml';
import type { Problem } from './problem.ts';

/** A manifest that is sound YAML and says what it is. */
export interface Manifest {
  /** As it was given to `validateFiles`. */
  readonly file: string;
  readonly apiVersion: string;
  readonly kind: string;
  readonly object: Readonly<Record<string, unknown>>;
}

/** Reads one manifest: LF line ends, exactly one document, no key twice, an apiVersion and a kind. Everything that is wrong comes back at once. */
export function readManifest(file: string, text: string): Manifest | Problem[] {
  const problems: Problem[] = [];
  const refuse = (message: string, path = ''): void => {
    problems.push({ file, path, message, by: 'yaml' });
  };
  const carriageReturn = text.indexOf('\r');
  if (carriageReturn >= 0) {
    const line = text.slice(0, carriageReturn).split('\n').length;
    refuse(`line ${line} ends in CR LF; lines end in LF alone. Render the file again with \`npm run generate\`.`);
  }
  const lines = new LineCounter();
  // Key checks compare every pair: the sorted maps that we print keep that cheap, and Kubernetes knows no merge keys.
  const documents = parseAllDocuments(text, { lineCounter: lines, prettyErrors: false, merge: false });
  const count = documents.length;
  if (count !== 1) refuse(`holds ${count} YAML documents; a file holds exactly one object.`);
  for (const { errors } of documents) {
    for (const error of errors) {
      const { line, col } = lines.linePos(error.pos[0]);
      const key = /^[^\s:]*/.exec(text.slice(error.pos[0]))?.[0] ?? '';
      const what =
        error.code === 'DUPLICATE_KEY' ? `the key "${key}" stands here a second time in one map` : error.message;
      refuse(`line ${line}, column ${col}: ${what}.`);
    }
  }
  const [document] = documents;
  if (problems.length > 0 || !document) return problems;

  const field = (name: string): string => {
    const node = isMap(document.contents) ? document.contents.get(name, true) : undefined;
    if (isScalar(node) && typeof node.value === 'string' && node.value !== '') return node.value;
    refuse(`${name} is missing; a manifest starts with apiVersion and kind.`, name);
    return '';
  };
  const manifest = { file, apiVersion: field('apiVersion'), kind: field('kind'), object: document.toJS() };
  return problems.length > 0 ? problems : manifest;
}
