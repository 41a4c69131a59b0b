import {
  DockerfileParser,
  ModifiableInstruction,
  type Property,
} from 'dockerfile-ast';
import { formatReference, parseReference } from '../../inventory/reference';
import { FileEdits } from './FileEdits';
import type { DecideImage, RewrittenFile } from './imageDecision';

type Dockerfile = ReturnType<typeof DockerfileParser.parse>;
type Range = NonNullable<ReturnType<Property['getValueRange']>>;

const VARIABLE = /^\$(?:\{(\w+)\}|(\w+))$/;
const ANY_VARIABLE = /\$(?:\{(\w+)(?::?-([^{}$]*))?\}|(\w+))/g;

/**
 * Rewrites the images of every `FROM`, and of the `ARG` before the first one whose default is
 * the whole image; also those that `COPY --from` and `RUN --mount=from=` take files from.
 */
export function rewriteDockerfile(
  text: string,
  decide: DecideImage,
): RewrittenFile {
  const edits = FileEdits.of(text);
  const dockerfile = DockerfileParser.parse(text);
  const args = defaultsOf(dockerfile);
  const stages = new Set<string>();
  for (const from of dockerfile.getFROMs()) {
    const range = from.getImageRange();
    if (range) {
      const raw = textOf(edits, range);
      if (raw.includes('$')) {
        rewriteVariable(edits, { raw, range, args, decide });
      } else if (!stages.has(raw.toLowerCase())) {
        rewriteText(edits, range, raw, decide);
      }
    }
    const stage = from.getBuildStage();
    if (stage) {
      stages.add(stage.toLowerCase());
    }
  }
  for (const { value, range } of sourcesOf(dockerfile)) {
    // A number is a stage, too; and a variable is none of those before the first FROM.
    if (!/^\d+$|\$/.test(value) && !stages.has(value.toLowerCase())) {
      rewriteText(edits, range, value, decide);
    }
  }
  return edits.finish();
}

/** Defaults of the arguments that a FROM can see; the last of a name counts. */
function defaultsOf(dockerfile: Dockerfile): ReadonlyMap<string, Property> {
  return new Map(
    dockerfile
      .getInitialARGs()
      .flatMap(arg => arg.getProperties())
      .map(property => [property.getName(), property]),
  );
}

/** Images that files are taken from. */
function sourcesOf(
  dockerfile: Dockerfile,
): { readonly value: string; readonly range: Range }[] {
  return dockerfile
    .getInstructions()
    .flatMap(instruction =>
      instruction instanceof ModifiableInstruction
        ? instruction.getFlags()
        : [],
    )
    .flatMap(flag => {
      const source = flag.getName() === 'from' ? flag : flag.getOption('from');
      const value = source?.getValue();
      const range = source?.getValueRange();
      return value && range ? [{ value, range }] : [];
    });
}

function rewriteText(
  edits: FileEdits,
  range: Range,
  raw: string,
  decide: DecideImage,
): void {
  const parsed = parseReference(raw);
  if (raw === 'scratch' || !parsed.ok) {
    return;
  }
  const start = edits.offsetAt(range.start);
  const decision = decide(parsed.reference);
  if (decision.kind === 'replace') {
    const to = formatReference(decision.by);
    edits.replace(start, edits.offsetAt(range.end), to);
    edits.changed(start, { from: raw, to, step: decision.step });
  } else if (decision.kind === 'ask') {
    edits.ask(start, raw, decision.reason);
  }
}

/** A FROM whose image is, or has in it, an argument. */
function rewriteVariable(
  edits: FileEdits,
  options: {
    raw: string;
    range: Range;
    args: ReadonlyMap<string, Property>;
    decide: DecideImage;
  },
): void {
  const { raw, range, args, decide } = options;
  const start = edits.offsetAt(range.start);
  const [, braced, bare] = VARIABLE.exec(raw) ?? [];
  const property = args.get(braced ?? bare ?? '');
  const value = property?.getValue();
  const valueRange = property?.getValueRange();
  if (value && valueRange && !value.includes('$')) {
    rewriteDefault(edits, valueRange, decide);
    return;
  }
  const expanded = expand(raw, args);
  const parsed = expanded === undefined ? undefined : parseReference(expanded);
  if (!parsed?.ok) {
    edits.ask(
      start,
      raw,
      'Which image it is is only known when it is built. Give the argument a default that is the whole image, pinned by digest.',
    );
    return;
  }
  const decision = decide(parsed.reference);
  if (decision.kind === 'replace') {
    edits.ask(
      start,
      raw,
      `The image is put together from arguments. Write ${formatReference(
        decision.by,
      )} in their place.`,
    );
  } else if (decision.kind === 'ask') {
    edits.ask(start, raw, decision.reason);
  }
}

/** The default of an argument, in the quotes that it has. */
function rewriteDefault(
  edits: FileEdits,
  range: Range,
  decide: DecideImage,
): void {
  const raw = textOf(edits, range);
  const quote = /^(["']).*\1$/s.test(raw) ? 1 : 0;
  rewriteText(
    edits,
    {
      start: {
        line: range.start.line,
        character: range.start.character + quote,
      },
      end: { line: range.end.line, character: range.end.character - quote },
    },
    quote ? raw.slice(1, -1) : raw,
    decide,
  );
}

/** The image by the defaults of its arguments; `undefined` where one has none. */
function expand(
  raw: string,
  args: ReadonlyMap<string, Property>,
): string | undefined {
  let complete = true;
  const text = raw.replace(
    ANY_VARIABLE,
    (_, braced?: string, otherwise?: string, bare?: string) => {
      const value =
        args.get(braced ?? bare ?? '')?.getValue() || otherwise || '';
      complete &&= value !== '';
      return value;
    },
  );
  return complete && !text.includes('$') ? text : undefined;
}

function textOf(edits: FileEdits, { start, end }: Range): string {
  return edits.slice(edits.offsetAt(start), edits.offsetAt(end));
}
