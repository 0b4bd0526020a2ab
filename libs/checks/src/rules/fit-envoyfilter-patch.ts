import { configType, type EnvoyPatch, envoyFilters, envoyPatches, type Patch } from '../envoy-filter.ts';
import type { ClusterRule } from '../rule.ts';

/** Names that Envoy has dropped, and the ones that it knows now. */
const RENAMED: Readonly<Record<string, string>> = {
  'envoy.http_connection_manager': 'envoy.filters.network.http_connection_manager',
  'envoy.tcp_proxy': 'envoy.filters.network.tcp_proxy',
  'envoy.router': 'envoy.filters.http.router',
  'envoy.cors': 'envoy.filters.http.cors',
  'envoy.fault': 'envoy.filters.http.fault',
  'envoy.buffer': 'envoy.filters.http.buffer',
  'envoy.gzip': 'envoy.filters.http.compressor',
  'envoy.filters.http.gzip': 'envoy.filters.http.compressor',
  'envoy.rate_limit': 'envoy.filters.http.ratelimit',
  'envoy.lua': 'envoy.filters.http.lua',
  'envoy.ext_authz': 'envoy.filters.http.ext_authz',
};

/** Operations that are about something which is there already. */
const RELATIVE = new Set(['INSERT_BEFORE', 'INSERT_AFTER', 'REPLACE', 'MERGE', 'REMOVE']);

/** Every EnvoyFilter says its place among others, what its patches hang on, and names and types that Envoy knows. */
export const fitEnvoyfilterPatch: ClusterRule = {
  name: 'fit-envoyfilter-patch',
  scope: 'cluster',
  check(objects, report) {
    for (const { file, object } of envoyFilters(objects)) {
      if (object.spec?.priority !== undefined) continue;
      const message =
        'the order of filters changes when one of them is made again: without a priority they are sorted by their age, and a ' +
        'limit that was in front of authentication stands behind it. Write a priority, lower is earlier.';
      report(file, message, 'spec.priority');
    }
    for (const each of envoyPatches(objects)) {
      const fault = faultOf(each);
      if (fault)
        report(each.file, `the filter is silently not there: ${fault.message}`, `${each.field}.${fault.field}`);
    }
  },
};

interface Fault {
  readonly message: string;
  readonly field: string;
}

function faultOf({ patch }: EnvoyPatch): Fault | undefined {
  return anchorFault(patch) ?? nameFault(patch) ?? typeFault(patch);
}

/** The name of what a patch hangs on: the filter inside the connection manager, or the network filter itself. */
function anchor({ applyTo, match }: Patch): string | undefined {
  const filter = match?.listener?.filterChain?.filter;
  return applyTo === 'HTTP_FILTER' ? filter?.subFilter?.name : filter?.name;
}

function anchorFault(patch: Patch): Fault | undefined {
  const { applyTo = '', patch: { operation = '' } = {} } = patch;
  if (!['HTTP_FILTER', 'NETWORK_FILTER'].includes(applyTo) || !RELATIVE.has(operation) || anchor(patch))
    return undefined;
  const name = applyTo === 'HTTP_FILTER' ? 'filter.subFilter.name' : 'filter.name';
  const message = `${operation} needs the filter that it is about. Name it in match.listener.filterChain.${name}, or use INSERT_FIRST.`;
  return { message, field: 'match' };
}

function nameFault(patch: Patch): Fault | undefined {
  const names: [string | undefined, string][] = [
    [patch.match?.listener?.filterChain?.filter?.name, 'match.listener.filterChain.filter.name'],
    [patch.match?.listener?.filterChain?.filter?.subFilter?.name, 'match.listener.filterChain.filter.subFilter.name'],
    [patch.patch?.value?.name, 'patch.value.name'],
  ];
  for (const [name = '', field] of names) {
    const now = RENAMED[name];
    if (now) return { message: `Envoy no longer knows ${name}. Write ${now}.`, field };
  }
  return undefined;
}

function typeFault({ applyTo = '', patch: { operation = '', value } = {} }: Patch): Fault | undefined {
  if (!['HTTP_FILTER', 'NETWORK_FILTER'].includes(applyTo) || operation === 'REMOVE') return undefined;
  const type = configType(value);
  const form = 'such as type.googleapis.com/envoy.extensions.filters.http.buffer.v3.Buffer';
  if (!type)
    return {
      message: `its config has no type. Write typed_config with "@type", ${form}.`,
      field: 'patch.value.typed_config',
    };
  if (/\.v3(\.|$)/.test(type)) return undefined;
  return {
    message: `${type} is not of Envoy's API v3, the only one there is. Write ${form}.`,
    field: 'patch.value.typed_config',
  };
}
