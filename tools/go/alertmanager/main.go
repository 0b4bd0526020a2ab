// alertmanager says which alerts Alertmanager's own inhibitor would keep quiet while others fire: amtool tests routes, but no
// inhibition.
//
//	alertmanager < question.json    a question in, a JSON list of booleans out, one for each alert that is asked about
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"os"
	"time"

	"github.com/prometheus/alertmanager/alert"
	"github.com/prometheus/alertmanager/config"
	"github.com/prometheus/alertmanager/eventrecorder"
	"github.com/prometheus/alertmanager/featurecontrol"
	"github.com/prometheus/alertmanager/inhibit"
	"github.com/prometheus/alertmanager/provider/mem"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/common/model"
)

// question names a configuration, the alerts that fire, and those that are asked about.
type question struct {
	Config string           `json:"config"`
	Firing []model.LabelSet `json:"firing"`
	Asked  []model.LabelSet `json:"asked"`
}

func main() {
	if err := run(context.Background()); err != nil {
		fmt.Fprintf(os.Stderr, "alertmanager: %v\n", err)
		os.Exit(2)
	}
}

func run(ctx context.Context) error {
	var asked question
	if err := json.NewDecoder(os.Stdin).Decode(&asked); err != nil {
		return fmt.Errorf("standard input is no question: %w", err)
	}
	quiet, err := inhibited(ctx, asked)
	if err != nil {
		return err
	}
	return json.NewEncoder(os.Stdout).Encode(quiet)
}

func inhibited(ctx context.Context, asked question) ([]bool, error) {
	loaded, err := config.LoadFile(asked.Config)
	if err != nil {
		return nil, err
	}
	log := slog.New(slog.DiscardHandler)
	recorder := eventrecorder.NopRecorder()
	alerts, err := mem.NewAlerts(ctx, time.Hour, 0, nil, log, recorder, prometheus.NewRegistry(), featurecontrol.NoopFlags{})
	if err != nil {
		return nil, err
	}
	defer alerts.Close()
	if err := alerts.Put(ctx, firing(asked.Firing)...); err != nil {
		return nil, err
	}
	inhibitor := inhibit.NewInhibitor(alerts, loaded.InhibitRules, log, recorder)
	go inhibitor.Run()
	defer inhibitor.Stop()
	inhibitor.WaitForLoading()
	quiet := make([]bool, len(asked.Asked))
	for index, labels := range asked.Asked {
		quiet[index] = inhibitor.Mutes(ctx, labels)
	}
	return quiet, nil
}

// firing makes alerts that have begun and don't end soon.
func firing(labels []model.LabelSet) []*alert.Alert {
	now := time.Now()
	made := make([]*alert.Alert, len(labels))
	for index, set := range labels {
		made[index] = &alert.Alert{
			Alert:     model.Alert{Labels: set, StartsAt: now.Add(-time.Minute), EndsAt: now.Add(time.Hour)},
			UpdatedAt: now,
		}
	}
	return made
}
