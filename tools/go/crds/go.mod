// crds names modules that are read for their CRDs alone: the Go types of their kinds are modules of their own, which
// no registry serves.
module github.com/auditorsec/platform/tools/go/crds

go 1.26.0

require (
	github.com/aws/karpenter-provider-aws v1.14.1
	github.com/external-secrets/external-secrets v1.3.2
	github.com/kyverno/kyverno v1.19.1
)
