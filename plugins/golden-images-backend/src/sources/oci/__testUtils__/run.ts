import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** Runs a program to its end and gives its output. Throws with its error output when it fails. */
export async function run(
  program: string,
  args: readonly string[],
): Promise<string> {
  const { stdout } = await execute(program, args);
  return stdout.trim();
}

/** Those of some programs that are not installed. */
export function missingPrograms(programs: readonly string[]): string[] {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return programs.filter(
    program => !folders.some(folder => existsSync(join(folder, program))),
  );
}
