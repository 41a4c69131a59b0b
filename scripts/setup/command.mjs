import { spawn } from 'node:child_process';
import { root } from './places.mjs';

const FORWARDED = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** A command that ended with an error, with the code that this process should end with. */
export class CommandError extends Error {
  constructor(command, code) {
    super(`"${command}" ended with code ${code}`);
    this.name = 'CommandError';
    this.code = code;
  }
}

/**
 * Runs a command with this terminal and waits for its end. Signals that this
 * process gets are passed on, so that Ctrl-C or a stop leaves no child behind.
 *
 * @throws CommandError when it does not end with 0
 */
export async function run(command, args, { env = {}, cwd = root } = {}) {
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: 'inherit',
    // npm is a shell script on Windows.
    shell: process.platform === 'win32' && command === 'npm',
  });
  const forward = signal => child.kill(signal);
  FORWARDED.forEach(signal => process.on(signal, forward));
  try {
    const code = await new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('exit', (status, signal) =>
        resolve(signal ? 128 + (SIGNAL_NUMBERS[signal] ?? 1) : status),
      );
    });
    if (code !== 0) {
      throw new CommandError([command, ...args].join(' '), code);
    }
  } finally {
    FORWARDED.forEach(signal => process.off(signal, forward));
  }
}

const SIGNAL_NUMBERS = { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 };
