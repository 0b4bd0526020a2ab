/** Statements of the nightly report. `pg_stat_statements` keeps `$1` for every value, so no data of users gets into the log. */
export function reportSql(slowMilliseconds: number): string {
  return `\\set ON_ERROR_STOP on
-- Queries that are slow on average, the dearest first.
SELECT json_build_object('report', 'slow-query', 'database', d.datname, 'queryid', s.queryid::text, 'calls', s.calls,
  'mean_ms', round(s.mean_exec_time::numeric, 1), 'total_s', round((s.total_exec_time / 1000)::numeric, 1),
  'rows', s.rows, 'query', left(regexp_replace(s.query, '\\s+', ' ', 'g'), 500))
FROM pg_stat_statements s JOIN pg_database d ON d.oid = s.dbid
WHERE s.mean_exec_time > ${slowMilliseconds} AND s.calls > 10
ORDER BY s.total_exec_time DESC LIMIT 20;
-- Indexes that no query of this instance has used since its statistics began, and that guard nothing.
SELECT json_build_object('report', 'unused-index', 'index', s.schemaname || '.' || s.indexrelname,
  'table', s.relname, 'bytes', pg_relation_size(s.indexrelid))
FROM pg_stat_user_indexes s JOIN pg_index i ON i.indexrelid = s.indexrelid
WHERE s.idx_scan = 0 AND NOT i.indisunique AND NOT i.indisexclusion
ORDER BY pg_relation_size(s.indexrelid) DESC LIMIT 20;
-- Large tables that are read from end to end more often than by an index.
SELECT json_build_object('report', 'missing-index', 'table', schemaname || '.' || relname,
  'sequential_scans', seq_scan, 'index_scans', coalesce(idx_scan, 0), 'rows', n_live_tup)
FROM pg_stat_user_tables
WHERE n_live_tup > 10000 AND seq_scan > coalesce(idx_scan, 0)
ORDER BY seq_tup_read DESC LIMIT 20;
`;
}
