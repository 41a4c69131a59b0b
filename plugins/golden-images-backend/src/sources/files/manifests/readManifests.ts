import { readYaml, YamlDocument, YamlProblem, type YamlPath } from '../yaml';
import { isListKind, manifestObjects } from './manifestObjects';
import type { TreeEntry } from './ManifestTree';
import { readWorkload, type ManifestWorkload } from './ManifestWorkload';
import { mayBeWorkload, type CustomKinds } from './templates';
import { workloadImages, type WorkloadImage } from './workloadImages';

/** Problems told of one file; the rest is counted. */
const MAX_PROBLEMS = 20;

const HELM_HINT =
  'The file holds {{ }}: render templates first, e.g. with `helm template`';

/** What one file holds: workloads with their images, and what is wrong. */
export type ManifestPart =
  | {
      readonly kind: 'workload';
      readonly workload: ManifestWorkload;
      readonly images: readonly WorkloadImage[];
      readonly file: string;
      /** `file:line:column`. */
      readonly place: string;
    }
  | {
      readonly kind: 'problem';
      readonly file: string;
      /** `file:line:column: what is wrong`. */
      readonly message: string;
    };

/**
 * Reads the workloads of a file. Documents that are no workload are left out;
 * what is broken comes as a problem, and the rest of the file goes on.
 * @param isWanted - looks at the text and says whether to parse it.
 * @throws when the file cannot be read at all
 */
export async function* readManifests(
  entry: TreeEntry,
  customKinds: CustomKinds,
  isWanted: (text: string) => boolean,
): AsyncGenerator<ManifestPart> {
  if (entry.kind === 'passed-over') {
    yield problem(entry.path, entry.path, entry.reason);
    return;
  }
  const text = await readText(entry);
  if (typeof text !== 'string') {
    yield text;
    return;
  }
  if (!isWanted(text)) {
    return;
  }
  let problems = 0;
  for (const part of partsOf(text, entry.path, customKinds)) {
    problems += part.kind === 'problem' ? 1 : 0;
    if (part.kind === 'workload' || problems <= MAX_PROBLEMS) {
      yield part;
    }
  }
  if (problems > MAX_PROBLEMS) {
    yield problem(
      entry.path,
      entry.path,
      `${problems - MAX_PROBLEMS} more problems`,
    );
  }
}

async function readText(
  entry: TreeEntry & { kind: 'file' },
): Promise<string | ManifestPart> {
  try {
    return await entry.read();
  } catch (error) {
    if (error instanceof TypeError) {
      return problem(entry.path, entry.path, error.message);
    }
    throw error;
  }
}

function* partsOf(
  text: string,
  file: string,
  customKinds: CustomKinds,
): Generator<ManifestPart> {
  for (const document of readYaml(text, 'core')) {
    if (document instanceof YamlProblem) {
      const hint = text.includes('{{') ? `. ${HELM_HINT}` : '';
      yield problemAt(file, document, hint);
    } else if (isInteresting(document, customKinds)) {
      yield* workloadsOf(document, file, customKinds);
    }
  }
}

function isInteresting(
  document: YamlDocument,
  customKinds: CustomKinds,
): boolean {
  const kind = document.peek('kind');
  return (
    typeof kind === 'string' &&
    (isListKind(kind) || mayBeWorkload(kind, customKinds))
  );
}

function* workloadsOf(
  document: YamlDocument,
  file: string,
  customKinds: CustomKinds,
): Generator<ManifestPart> {
  const placeOf = (path: YamlPath) => {
    const { line, column } = document.positionOf(path);
    return `${file}:${line}:${column}`;
  };
  let data: unknown;
  try {
    data = document.toData();
  } catch (error) {
    if (!(error instanceof YamlProblem)) {
      throw error;
    }
    yield problemAt(file, error);
    return;
  }
  for (const object of manifestObjects(data)) {
    const problems: ManifestPart[] = [];
    const report = (path: YamlPath, message: string) => {
      problems.push(problem(file, placeOf(path), message));
    };
    const workload = readWorkload(object, customKinds, report);
    const images = workload ? workloadImages(workload, report) : [];
    yield* problems;
    if (workload) {
      const place = placeOf(object.path);
      yield { kind: 'workload', workload, images, file, place };
    }
  }
}

function problemAt(
  file: string,
  { position, message }: YamlProblem,
  hint = '',
): ManifestPart {
  return problem(
    file,
    `${file}:${position.line}:${position.column}`,
    `${message}${hint}`,
  );
}

function problem(file: string, place: string, message: string): ManifestPart {
  return { kind: 'problem', file, message: `${place}: ${message}` };
}
