// Runs the programs that the bench compares and counts what they take; needs nothing but Go itself.
module github.com/auditorsec/platform/tools/go/measure

go 1.26
