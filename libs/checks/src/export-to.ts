/**
 * Whether an Istio object of namespace `own` can be seen from `namespace`: `*` or nothing means everywhere, `.` its own
 * namespace, `~` nowhere.
 */
export function exportedTo(exportTo: readonly string[] | undefined, own: string, namespace: string): boolean {
  if (!exportTo || exportTo.length === 0) return true;
  return exportTo.some((target) => target === '*' || target === namespace || (target === '.' && own === namespace));
}
