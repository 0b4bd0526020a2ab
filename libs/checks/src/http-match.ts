import type { HttpMatch } from './virtual-service.ts';

type StringMatch = NonNullable<HttpMatch['uri']>;
type StringMatches = Readonly<Record<string, StringMatch>>;
const STRINGS = ['uri', 'scheme', 'method', 'authority'] as const;

/** Whether every request that `narrow` takes is taken by `wide` as well. Regular expressions are compared as text. */
export function covers(wide: HttpMatch, narrow: HttpMatch): boolean {
  return (
    (!wide.uri || isAnyPath(wide.uri) || !wide.ignoreUriCase === !narrow.ignoreUriCase) &&
    STRINGS.every((key) => stringCovers(key, wide[key], narrow[key])) &&
    allCover(wide.headers, narrow.headers) &&
    allCover(wide.queryParams, narrow.queryParams) &&
    sameAll(wide.withoutHeaders, narrow.withoutHeaders) &&
    sameAll(wide.sourceLabels, narrow.sourceLabels) &&
    (wide.port === undefined || wide.port === narrow.port) &&
    (wide.sourceNamespace === undefined || wide.sourceNamespace === narrow.sourceNamespace) &&
    (wide.gateways === undefined || (narrow.gateways?.every((name) => wide.gateways?.includes(name)) ?? false))
  );
}

/** Whether a match takes every request. */
export function isCatchAll(match: HttpMatch): boolean {
  return covers(match, {});
}

function stringCovers(key: string, wide: StringMatch | undefined, narrow: StringMatch | undefined): boolean {
  if (!wide || (key === 'uri' && isAnyPath(wide))) return true;
  if (!narrow) return false;
  if (wide.regex !== undefined) return wide.regex === '.*' || wide.regex === narrow.regex;
  if (wide.exact !== undefined) return wide.exact === narrow.exact;
  // An empty header match asks for the header alone.
  if (wide.prefix === undefined) return true;
  return (narrow.exact ?? narrow.prefix)?.startsWith(wide.prefix) ?? false;
}

function isAnyPath({ prefix, regex }: StringMatch): boolean {
  return prefix === '/' || regex === '.*' || regex === '/.*';
}

function allCover(wide: StringMatches = {}, narrow: StringMatches = {}): boolean {
  return Object.entries(wide).every(([key, match]) => key in narrow && stringCovers(key, match, narrow[key]));
}

function sameAll<Term>(
  wide: Readonly<Record<string, Term>> = {},
  narrow: Readonly<Record<string, Term>> = {},
): boolean {
  return Object.entries(wide).every(([key, term]) => JSON.stringify(term) === JSON.stringify(narrow[key]));
}

/**
 * Whether Istio refuses to merge the match of a delegate's route with one of the root's: strings that both give have to
 * narrow down, and a regular expression can't be narrowed (istio `pilot/pkg/model/virtualservice.go`, hasConflict).
 */
export function conflicts(root: HttpMatch, delegate: HttpMatch): boolean {
  return (
    STRINGS.some((key) => stringConflicts(root[key], delegate[key])) ||
    someConflict(root.headers, delegate.headers) ||
    someConflict(root.withoutHeaders, delegate.withoutHeaders) ||
    someConflict(root.queryParams, delegate.queryParams) ||
    !root.ignoreUriCase !== !delegate.ignoreUriCase ||
    (root.sourceNamespace !== undefined && root.sourceNamespace !== delegate.sourceNamespace) ||
    (root.port !== undefined && delegate.port !== undefined && root.port !== delegate.port)
  );
}

function someConflict(root: StringMatches = {}, delegate: StringMatches = {}): boolean {
  return Object.entries(delegate).some(([key, match]) => stringConflicts(root[key], match));
}

function stringConflicts(root: StringMatch | undefined, delegate: StringMatch | undefined): boolean {
  if (!root || !delegate) return false;
  if (root.regex !== undefined || delegate.regex !== undefined) return true;
  if (root.exact !== undefined) return root.exact !== delegate.exact;
  return !((delegate.exact ?? delegate.prefix)?.startsWith(root.prefix ?? '') ?? false);
}
