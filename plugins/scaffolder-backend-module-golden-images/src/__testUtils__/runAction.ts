import {
  createMockDirectory,
  mockCredentials,
  mockServices,
  type MockDirectory,
} from '@backstage/backend-test-utils';
import type { TemplateAction } from '@backstage/plugin-scaffolder-node';

type JsonObject = Parameters<TemplateAction['handler']>[0]['input'];

/** What a task knows, between its tries. */
export interface TaskUnderTest {
  readonly workspace: MockDirectory;
  /** Results of checkpoints, as the task store keeps them. */
  readonly checkpoints: Map<string, string>;
}

/** A task with an empty workspace. Called where a test may register hooks. */
export function taskUnderTest(): TaskUnderTest {
  return { workspace: createMockDirectory(), checkpoints: new Map() };
}

/**
 * Runs an action as a step of a task, as a user; once more with the same task is a retry.
 * The input is as a template gives it: the scaffolder fills in no defaults.
 */
export async function runAction<
  TInput extends JsonObject,
  TOutput extends JsonObject,
>(
  action: TemplateAction<TInput, TOutput>,
  task: TaskUnderTest,
  input: Partial<NoInfer<TInput>>,
  options: { readonly isDryRun?: boolean; readonly user?: string } = {},
): Promise<Readonly<Record<string, unknown>>> {
  const outputs: Record<string, unknown> = {};
  await action.handler({
    input: input as TInput,
    isDryRun: options.isDryRun ?? false,
    workspacePath: task.workspace.path,
    logger: mockServices.logger.mock(),
    task: { id: 'task' },
    step: { id: 'request' },
    user: { ref: options.user ?? 'user:default/dana' },
    createTemporaryDirectory: async () => task.workspace.resolve('tmp'),
    getInitiatorCredentials: async () =>
      mockCredentials.user(options.user ?? 'user:default/dana'),
    output: (name, value) => {
      outputs[String(name)] = value;
    },
    checkpoint: async ({ key, fn }) => {
      const known = task.checkpoints.get(key);
      const value = known === undefined ? await fn() : JSON.parse(known);
      // Only what survives the store counts.
      const stored: string = JSON.stringify(value ?? {});
      task.checkpoints.set(key, stored);
      return JSON.parse(stored);
    },
  });
  return outputs;
}
