import { CommandError } from './command.mjs';

/**
 * Says what a long step does and how long it took; when it fails, what to do next.
 */
export async function step(title, hint, action) {
  const started = Date.now();
  console.log(`\n▸ ${title}`);
  try {
    const result = await action();
    console.log(`  done in ${Math.round((Date.now() - started) / 1000)} s`);
    return result;
  } catch (error) {
    throw new StepError(title, hint, error);
  }
}

/** Runs a script's body; ends the process with its code and, on failure, with words instead of a stack. */
export async function main(body) {
  try {
    await body();
  } catch (error) {
    process.exitCode = report(error);
  }
}

class StepError extends Error {
  constructor(title, hint, cause) {
    super(title, { cause });
    this.hint = hint;
  }
}

function report(error) {
  if (error instanceof StepError) {
    console.error(`\n✖ This step failed: ${error.message}`);
    console.error(`  Reason: ${error.cause?.message ?? error.cause}`);
    console.error(`  What to do next: ${error.hint}`);
    return error.cause instanceof CommandError ? error.cause.code : 1;
  }
  if (error instanceof CommandError) {
    // The command has said itself what was wrong; Ctrl-C is no failure to explain.
    return error.code;
  }
  console.error(error);
  return 1;
}
