import type { Draft } from '../draft';
import { pathDrafts } from '../packages/paths';
import { addressesIn, judgeSource } from '../packages/source';
import type { ShellCommand } from '../shell/command';
import { GAP, show } from '../shell/word';
import type { CommandContext } from './judge';
import { programOf } from './program';

const WRITERS = new Set(
  'cp mv ln install tee sed touch dd rsync patch truncate'.split(' '),
);

/** `tee` after `tee` that is followed. */
const MOST_COPIES = 4;

/** What it means that a command writes files: by redirection, or as its arguments say. */
export function writeDrafts(
  command: ShellCommand,
  { policy, files }: Pick<CommandContext, 'policy' | 'files'>,
): Draft[] {
  const program = programOf(command.words[0]);
  const redirected = command.redirects
    .filter(each => each.operator.includes('>'))
    .map(each => show(each.target));
  const content = contentOf(command);
  for (const path of redirected) {
    if (content !== undefined) {
      files.set(path.split('/').at(-1) ?? '', content);
    }
  }
  const paths = [...redirected, ...written(program, command)];
  return paths.flatMap(path =>
    pathDrafts(path).map((draft): Draft => {
      const addresses = addressesIn(
        content ?? command.words.map(show).join(' '),
      );
      return draft.item === 'external-source' && addresses.length > 0
        ? repositoryDraft(path, addresses, policy)
        : draft;
    }),
  );
}

function written(program: string, command: ShellCommand): string[] {
  if (!WRITERS.has(program)) {
    return [];
  }
  const operands = command.words
    .slice(1)
    .map(show)
    .filter(text => !text.startsWith('-'));
  if (program === 'sed') {
    return command.words.some(({ text }) =>
      /^(-[a-zA-Z]*i|--in-place)/.test(text),
    )
      ? operands.filter(text => text.startsWith('/etc/'))
      : [];
  }
  return ['tee', 'touch', 'truncate'].includes(program)
    ? operands
    : operands.slice(-1);
}

/** Text that a command puts out, where it is known. */
export function contentOf(
  command: ShellCommand,
  depth = 0,
): string | undefined {
  const program = programOf(command.words[0]);
  if (['echo', 'printf'].includes(program)) {
    const texts = command.words.slice(1).map(each => each.text);
    const text = texts
      .filter(each => !/^-[neE]+$/.test(each))
      .join(' ')
      .replace(/\\n/g, '\n');
    return text.includes(GAP) && text.replaceAll(GAP, '').trim() === ''
      ? undefined
      : text;
  }
  if (['cat', 'tee'].includes(program) && command.input !== undefined) {
    return command.input;
  }
  const before = command.piped.at(-1);
  return program === 'tee' && before && depth < MOST_COPIES
    ? contentOf(before, depth + 1)
    : undefined;
}

function repositoryDraft(
  path: string,
  addresses: ReturnType<typeof addressesIn>,
  policy: CommandContext['policy'],
): Draft {
  const foreign = addresses.find(
    each => judgeSource(each, 'any', policy) !== 'approved',
  );
  return foreign
    ? {
        item: 'external-source',
        reason: `${path} lets packages come from ${show(
          foreign,
        )}, which is no approved source`,
      }
    : {
        item: 'system-package',
        reason: `${path} names the approved repository`,
      };
}
