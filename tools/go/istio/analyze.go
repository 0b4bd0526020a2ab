package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"regexp"
	"strings"

	corev1 "k8s.io/api/core/v1"

	"istio.io/istio/istioctl/pkg/cli"
	"istio.io/istio/istioctl/pkg/validate"
	"istio.io/istio/pkg/config/analysis/analyzers"
	"istio.io/istio/pkg/config/analysis/local"
)

// analysis is what `istio analyze` prints.
type analysis struct {
	Analyzers []string  `json:"analyzers"`
	Skipped   []string  `json:"skipped"`
	Findings  []finding `json:"findings"`
}

type finding struct {
	Code    string `json:"code"`  // IST0101, or "validate" for istioctl validate
	Level   string `json:"level"` // Error, Warning or Info
	Origin  string `json:"origin"`
	Message string `json:"message"`
}

// analyze runs the analyzers over the files, with the pods and the Secrets that the cluster would hold: without them
// the file mode of istioctl skips every analyzer that reads such objects.
func analyze(c *cluster, s *substitutions, out io.Writer) error {
	pods, err := c.pods(s)
	if err != nil {
		return err
	}
	signers, err := newAuthorities()
	if err != nil {
		return err
	}
	made, err := c.secrets(s, signers)
	if err != nil {
		return err
	}
	for _, p := range pods {
		made = append(made, p.object)
	}
	var readers []local.ReaderSource
	for _, file := range c.files {
		text, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		readers = append(readers, local.ReaderSource{Name: file, Reader: bytes.NewReader(text)})
	}
	var synthesised bytes.Buffer
	for _, object := range made {
		text, err := json.Marshal(object)
		if err != nil {
			return err
		}
		fmt.Fprintf(&synthesised, "---\n%s\n", text)
	}
	readers = append(readers, local.ReaderSource{Name: "synthesised", Reader: &synthesised})

	analyzer := local.NewIstiodAnalyzer(analyzers.AllCombined(), "", istioNamespace, nil)
	if err := analyzer.AddTestReaderKubeSource(readers); err != nil {
		return err
	}
	cancel := make(chan struct{})
	defer close(cancel)
	result, err := analyzer.Analyze(cancel)
	if err != nil {
		return err
	}
	found := analysis{Analyzers: result.ExecutedAnalyzers, Skipped: result.SkippedAnalyzers, Findings: validated(c)}
	for _, m := range result.Messages {
		found.Findings = append(found.Findings, finding{
			Code: m.Type.Code(), Level: m.Type.Level().String(), Origin: m.Resource.Origin.FriendlyName(),
			Message: fmt.Sprintf(m.Type.Template(), m.Parameters...),
		})
	}
	printer := json.NewEncoder(out)
	printer.SetIndent("", "  ")
	return printer.Encode(found)
}

// silent is what the command says of a file without fault.
var silent = regexp.MustCompile(`^("[^"]*" is valid)?$`)

// validated runs `istioctl validate`, which knows unknown fields, over each file.
func validated(c *cluster) []finding {
	found := []finding{}
	for _, file := range c.files {
		command := validate.NewValidateCommand(cli.NewFakeContext(&cli.NewFakeContextOption{Namespace: corev1.NamespaceDefault, IstioNamespace: istioNamespace}))
		var said bytes.Buffer
		command.SetOut(&said)
		command.SetErr(&said)
		command.SetArgs([]string{"-f", file})
		command.SilenceUsage, command.SilenceErrors = true, true
		level := "Info" // remarks beside "is valid"
		if err := command.Execute(); err != nil {
			level = "Error"
			fmt.Fprintln(&said, err)
		}
		text := strings.TrimSpace(said.String())
		if level == "Info" && strings.Contains(text, "has warnings") {
			level = "Warning"
		}
		if !silent.MatchString(text) {
			found = append(found, finding{Code: "validate", Level: level, Origin: file, Message: text})
		}
	}
	return found
}
