// types decodes the custom kinds whose owners' modules fit one dependency graph.
package main

import "github.com/auditorsec/platform/tools/go/decode"

func main() {
	decode.Main("types", newScheme, judge)
}
