// Measure runs the commands that it reads from standard input one after the other, each in a process of its own, and
// writes what they took together, as the kernel counted it.
//
// It is small on purpose: a child's peak memory starts at that of the process that started it.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"syscall"
	"time"
)

type command struct {
	Args []string
	Env  []string
}

type usage struct {
	WallMs  float64 `json:"wallMs"`
	CPUMs   float64 `json:"cpuMs"`
	PeakMiB float64 `json:"peakMiB"`
	// What the last command printed.
	Output string `json:"output"`
}

func main() {
	var commands []command
	if err := json.NewDecoder(os.Stdin).Decode(&commands); err != nil {
		fail("measure: standard input is no list of commands: %v", err)
	}
	var total usage
	start := time.Now()
	for _, each := range commands {
		run(each, &total)
	}
	total.WallMs = milliseconds(time.Since(start))
	if err := json.NewEncoder(os.Stdout).Encode(total); err != nil {
		fail("measure: %v", err)
	}
}

func run(each command, total *usage) {
	process := exec.Command(each.Args[0], each.Args[1:]...)
	process.Env = append(os.Environ(), each.Env...)
	output, err := process.CombinedOutput()
	if err != nil {
		fail("%v: %v\n%s", each.Args, err, output)
	}
	state := process.ProcessState
	total.CPUMs += milliseconds(state.UserTime() + state.SystemTime())
	total.PeakMiB = max(total.PeakMiB, peakMiB(state.SysUsage().(*syscall.Rusage)))
	total.Output = string(output)
}

// The unit of ru_maxrss is the kibibyte, on macOS the byte.
func peakMiB(taken *syscall.Rusage) float64 {
	if runtime.GOOS == "darwin" {
		return float64(taken.Maxrss) / (1 << 20)
	}
	return float64(taken.Maxrss) / (1 << 10)
}

func milliseconds(duration time.Duration) float64 {
	return float64(duration.Microseconds()) / 1000
}

func fail(format string, values ...any) {
	fmt.Fprintf(os.Stderr, format+"\n", values...)
	os.Exit(1)
}
