//go:build linux || darwin || freebsd || netbsd || openbsd

package realidp

import (
	"errors"
	"os"
	"os/exec"
	"syscall"
)

// hasGroups says that a child can be ended with everything that it started.
const hasGroups = true

func ownGroup(cmd *exec.Cmd) { cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} }

// terminate and kill reach the group that ownGroup made. A group that is gone is
// what they are for, so their errors say nothing.
func terminate(cmd *exec.Cmd) { _ = syscall.Kill(-cmd.Process.Pid, syscall.SIGTERM) }
func kill(cmd *exec.Cmd)      { _ = syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }

func tryLock(file *os.File) error {
	err := syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if errors.Is(err, syscall.EWOULDBLOCK) {
		return errLocked
	}
	return err
}
