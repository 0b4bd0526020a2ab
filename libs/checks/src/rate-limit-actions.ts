/** One key of a descriptor, and its value where the config fixes it. */
export interface Entry {
  readonly key: string;
  readonly value?: string;
}

/** An action of Envoy's rate limit filters: one field, named after what it reads. */
export type Action = Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>>;

/** Keys of actions that have no `descriptor_key` of their own. */
const DEFAULT_KEYS: Readonly<Record<string, string>> = {
  generic_key: 'generic_key',
  header_value_match: 'header_match',
  query_parameter_value_match: 'query_match',
};

/** What an action adds to the descriptor that the filter sends. */
export function entryOf(action: Action): Entry {
  const [[kind = '', settings] = []] = Object.entries(action);
  const { descriptor_key: key, descriptor_value: value } = settings ?? {};
  return {
    key: typeof key === 'string' ? key : (DEFAULT_KEYS[kind] ?? kind),
    ...(typeof value === 'string' && { value }),
  };
}

/** A descriptor of the rate limit service's config. */
export interface Descriptor {
  readonly key?: string;
  readonly value?: string;
  readonly rate_limit?: object;
  readonly descriptors?: readonly Descriptor[];
}

/** Whether a descriptor that a filter sends reaches a limit of the config: the same keys, in the same order, to the end. */
export function isLimited([first, ...rest]: readonly Entry[], descriptors: readonly Descriptor[] = []): boolean {
  if (!first) return false;
  return descriptors.some(({ key, value, rate_limit, descriptors: inner }) => {
    const fits = key === first.key && (value === undefined || first.value === undefined || value === first.value);
    return fits && (rest.length === 0 ? rate_limit !== undefined : isLimited(rest, inner));
  });
}
