// Package decode holds what the decoders of tools/go have in common: a program that reads manifests strictly into the
// Go types of the projects that own them, a second opinion beside the CRD schemas, which know neither protobuf
// durations nor the owners' own decoders.
//
//	<program> decode < paths.json     a JSON list of file paths in, a JSON list of {file, path, message} out
//	<program> kinds                   the kinds it knows, as a JSON list of "<apiVersion> <kind>"
package decode

import (
	"encoding/json"
	"fmt"
	"os"
	"sort"

	"k8s.io/apimachinery/pkg/runtime"
)

type problem struct {
	File    string `json:"file"`
	Path    string `json:"path"`
	Message string `json:"message"`
}

// Judge is what the owner's own operator says of an object at admission, beyond its shape.
type Judge func(runtime.Object) error

// Main runs the program for the kinds of a scheme, and ends the process. The judge may be nil.
func Main(name string, newScheme func() (*runtime.Scheme, error), judge Judge) {
	if err := run(os.Args[1:], newScheme, judge); err != nil {
		fmt.Fprintf(os.Stderr, "%s: %v\n", name, err)
		os.Exit(2)
	}
}

func run(args []string, newScheme func() (*runtime.Scheme, error), judge Judge) error {
	scheme, err := newScheme()
	if err != nil {
		return err
	}
	out := json.NewEncoder(os.Stdout)
	out.SetEscapeHTML(false)
	switch {
	case len(args) == 1 && args[0] == "decode":
		problems, err := decodeFiles(scheme, judge)
		if err != nil {
			return err
		}
		return out.Encode(problems)
	case len(args) == 1 && args[0] == "kinds":
		return out.Encode(kinds(scheme))
	}
	return fmt.Errorf("want one argument, `decode` or `kinds`, found %q", args)
}

func decodeFiles(scheme *runtime.Scheme, judge Judge) ([]problem, error) {
	var files []string
	if err := json.NewDecoder(os.Stdin).Decode(&files); err != nil {
		return nil, fmt.Errorf("standard input is no JSON list of paths: %w", err)
	}
	problems := []problem{}
	for _, file := range files {
		manifest, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		for _, refusal := range Strictly(scheme, manifest, judge) {
			problems = append(problems, problem{file, refusal.Path, refusal.Message})
		}
	}
	return problems, nil
}

func kinds(scheme *runtime.Scheme) []string {
	known := []string{}
	for kind := range scheme.AllKnownTypes() {
		known = append(known, kind.GroupVersion().String()+" "+kind.Kind)
	}
	sort.Strings(known)
	return known
}
