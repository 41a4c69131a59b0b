import type { Draft } from '../draft';
import { externalDrafts } from '../packages/external';
import { kindOf } from '../packages/kinds';
import { namedPackages } from '../packages/packageDrafts';
import { isAddress } from '../packages/source';
import { GAP, show, type Word } from '../shell/word';
import type { CommandContext, CommandJudge } from './judge';
import { MANAGERS, type LanguageManager } from './languageManagers';
import { readArguments } from './options';

/** Names of programs that install packages of a language. */
export const LANGUAGE_MANAGERS: ReadonlySet<string> = new Set(
  Object.keys(MANAGERS),
);

/** Judges a call of a manager of a language's packages (R-T1-02, R-T1-07, AMB-06d). */
export function judgeLanguageInstall(program: string): CommandJudge {
  return (args, context) => {
    const manager = MANAGERS[program];
    const { options, operands } = readArguments(args, manager.valued);
    const sources = options
      .filter(({ name }) => manager.sources.has(name))
      .flatMap(({ value }) =>
        value ? sourceDrafts(value, manager, context) : [],
      );
    const at =
      manager.install.size === 0
        ? -1
        : operands.findIndex(each => manager.install.has(each.text));
    if (
      manager.configure &&
      operands[0] &&
      manager.configure.has(operands[0].text)
    ) {
      return configured(operands, manager, context);
    }
    if (at < 0 && manager.install.size > 0) {
      // `yarn` alone installs what package.json names.
      return program === 'yarn' && operands.length === 0
        ? [...sources, installed(manager, [])]
        : sources;
    }
    const asked = operands
      .slice(at + 1)
      .filter(each => !manager.install.has(each.text));
    const addresses = asked.filter(isPackageAddress);
    return [
      ...sources,
      ...addresses.flatMap(each =>
        externalDrafts(
          addressOf(each),
          'a package is installed',
          'language',
          context.policy,
        ),
      ),
      ...services(asked),
      installed(
        manager,
        asked.filter(each => !isPackageAddress(each) && !isLocal(each.text)),
        asked.some(each => /\.(whl|tgz|gem|jar)$/.test(each.text)),
      ),
    ];
  };
}

function installed(
  manager: LanguageManager,
  words: readonly Word[],
  plugin = false,
): Draft {
  const packages = namedPackages(words, manager.name);
  const known = packages.slice(0, 5).map(each => each.name);
  const unknown = words.some(each => each.text.includes(GAP));
  return {
    item: plugin ? 'runtime-plugin' : 'language-package',
    packages,
    ...(unknown && { undecided: true }),
    reason: `${
      known.length > 0 ? known.join(', ') : 'what the application names'
    }${packages.length > 5 ? ` and ${packages.length - 5} more` : ''}, by ${
      manager.name
    } from its approved index`,
  };
}

function sourceDrafts(
  value: Word,
  manager: LanguageManager,
  { policy }: CommandContext,
): Draft[] {
  if (/^(\.{0,2}\/|~|\w+$)/.test(value.text) && !value.text.includes(GAP)) {
    // A folder of wheels; or the name of a channel, of which `defaults` is the manager's own.
    return manager.name === 'conda' && !/^(defaults|\.{0,2}\/)/.test(value.text)
      ? [
          {
            item: 'external-source',
            reason: `packages are installed from channel ${value.text}, which is no approved source`,
          },
        ]
      : [];
  }
  if (manager.name === 'conda' && !isAddress(value)) {
    return [
      {
        item: 'external-source',
        reason: `packages are installed from channel ${show(
          value,
        )}, which is no approved source`,
      },
    ];
  }
  return externalDrafts(value, 'packages are installed', 'language', policy);
}

/** `npm config set registry …`, `pip config set global.index-url …`. */
function configured(
  operands: readonly Word[],
  manager: LanguageManager,
  context: CommandContext,
): Draft[] {
  const at = operands.findIndex(({ text }) =>
    /registry|index-url|find-links|index\b/i.test(text),
  );
  if (at < 0) {
    return [];
  }
  const { text, unknown } = operands[at];
  const equals = text.indexOf('=');
  const value =
    equals > 0 ? { text: text.slice(equals + 1), unknown } : operands[at + 1];
  return value ? sourceDrafts(value, manager, context) : [];
}

function services(asked: readonly Word[]): Draft[] {
  return asked.flatMap(({ text }): Draft[] => {
    const name = text.replace(/[=<>~!@[].*$/s, '');
    const kind = kindOf(name);
    return kind?.item === 'service'
      ? [{ item: 'service', reason: `${name} ${kind.what}` }]
      : [];
  });
}

function isPackageAddress(word: Word): boolean {
  return (
    isAddress(word) ||
    /^(git\+|github:|gitlab:|bitbucket:)|@ (git|https?)/.test(word.text)
  );
}

/** `name @ git+https://…` and `github:owner/name` as addresses. */
function addressOf(word: Word): Word {
  const text = word.text
    .replace(/^[^:]*@\s*(?=git\+|https?:)/, '')
    .replace(/^(github|gitlab|bitbucket):/, (_, host) =>
      host === 'bitbucket' ? 'https://bitbucket.org/' : `https://${host}.com/`,
    );
  return { ...word, text };
}

function isLocal(text: string): boolean {
  return (
    /^(\.{1,2}(\/.*)?|\/.*|~.*)$/.test(text) ||
    /\.(whl|tgz|gem|jar|tar\.gz)$/.test(text) ||
    text.startsWith('.[')
  );
}
