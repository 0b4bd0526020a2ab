// metrics names modules whose source is read for the names of their metrics alone.
module github.com/auditorsec/platform/tools/go/metrics

go 1.26.0

require github.com/prometheus/node_exporter v1.12.1
