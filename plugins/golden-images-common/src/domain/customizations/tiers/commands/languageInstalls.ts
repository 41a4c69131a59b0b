import type { Draft } from '../draft';
import { externalDrafts } from '../packages/external';
import { kindOf } from '../packages/kinds';
import { namedPackages } from '../packages/packageDrafts';
import { isAddress } from '../packages/source';
import { GAP, show, type Word } from '../shell/word';
import type { CommandContext, CommandJudge } from './judge';
import { names, readArguments } from './options';

/** How a manager of the packages of a language is called. */
interface Manager {
  readonly name: string;
  /** Sub-commands that install; empty when every call does. */
  readonly install: ReadonlySet<string>;
  readonly valued: ReadonlySet<string>;
  /** Options whose value is an index. */
  readonly sources: ReadonlySet<string>;
  /** Sub-commands that set where packages come from, e.g. `config`. */
  readonly configure?: ReadonlySet<string>;
}

const PIP: Manager = {
  name: 'pip',
  install: names('install download wheel'),
  valued: names(
    '-r --requirement -c --constraint -i --index-url --extra-index-url --index --default-index -f --find-links --trusted-host -t --target --prefix --root --platform --python-version --implementation --abi --progress-bar --timeout --retries --cache-dir --proxy --src --log --no-binary --only-binary --global-option --config-settings --cert -p --python --with --extra --group --link-mode --index-strategy -w --wheel-dir -d --dest',
  ),
  sources: names(
    '-i --index-url --extra-index-url -f --find-links --index --default-index --pip-args',
  ),
  configure: names('config'),
};
const NPM: Manager = {
  name: 'npm',
  install: names(
    'install i ci add global update upgrade up isntall install-clean dlx exec',
  ),
  valued: names(
    '--registry --prefix -C --cache --loglevel --omit --include --workspace -w --cwd --network-timeout --network-concurrency --filter -F --dir --store-dir --fetch-timeout --fetch-retries --cache-folder --modules-folder --userconfig',
  ),
  sources: names('--registry'),
  configure: names('config set'),
};

const MANAGERS: Readonly<Record<string, Manager>> = {
  pip: PIP,
  pip3: PIP,
  pipx: PIP,
  uv: {
    ...PIP,
    install: names('install add sync'),
  },
  uvx: { ...PIP, install: names('') },
  poetry: language(
    'pip',
    'install add update sync',
    '-C --directory --with --without --only -E --extras --source',
  ),
  pipenv: { ...PIP, install: names('install sync update') },
  pdm: { ...PIP, install: names('install sync add update') },
  easy_install: { ...PIP, install: names('') },
  conda: language(
    'conda',
    'install create update env',
    '-n --name -p --prefix -c --channel -f --file --solver',
    '-c --channel',
  ),
  mamba: language(
    'conda',
    'install create update env',
    '-n --name -p --prefix -c --channel -f --file',
    '-c --channel',
  ),
  micromamba: language(
    'conda',
    'install create update env',
    '-n --name -p --prefix -c --channel -f --file -r --root-prefix',
    '-c --channel',
  ),
  npm: NPM,
  npx: { ...NPM, install: names('') },
  cnpm: NPM,
  yarn: NPM,
  pnpm: NPM,
  bun: { ...NPM, install: names('install i add update') },
  gem: language(
    'gem',
    'install update sources',
    '-v --version -s --source --clear-sources -i --install-dir -n --bindir -a --add',
    '-s --source -a --add',
  ),
  bundle: language(
    'gem',
    'install add update config',
    '--jobs -j --path --without --with --retry --gemfile',
  ),
  go: language(
    'go',
    'get install mod',
    '-o -ldflags -tags -mod -C -modfile -gcflags -p',
  ),
  cargo: language(
    'cargo',
    'install add fetch binstall',
    '--version --vers --git --branch --tag --rev --path --root --registry --index --features -F --target --profile -j --jobs --bin --target-dir',
    '--git --index --registry',
  ),
  composer: language(
    'composer',
    'install require update create-project global',
    '-d --working-dir --repository --repository-url',
    '--repository --repository-url',
  ),
  dotnet: language(
    'dotnet',
    'add restore tool',
    '-s --source --add-source --version -v -r -p --tool-path -c -o',
    '-s --source --add-source',
  ),
  nuget: language(
    'nuget',
    'install restore sources',
    '-Source -Version',
    '-Source',
  ),
  luarocks: language(
    'luarocks',
    'install build',
    '--server --only-server --tree',
    '--server --only-server',
  ),
  cpan: language('cpan', '', ''),
  cpanm: language('cpan', '', '--mirror -l --from', '--mirror --from'),
  pecl: language('pecl', 'install', ''),
  pear: language('pear', 'install', ''),
  'docker-php-ext-install': language('php', '', '-j'),
  mix: language('hex', 'deps.get', ''),
  cabal: language('cabal', 'install', ''),
  stack: language('stack', 'install setup', ''),
  opam: language('opam', 'install', ''),
  mvn: language(
    'maven',
    'dependency:go-offline dependency:resolve install package',
    '-f -s -D -P -pl',
  ),
  gradle: language('gradle', 'dependencies build', '-p'),
  'install2.r': language('r', '', '-n --ncpus -r --repos', '-r --repos'),
};

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
  manager: Manager,
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
  manager: Manager,
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
  manager: Manager,
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

function language(
  name: string,
  install: string,
  valued: string,
  sources = '',
): Manager {
  return {
    name,
    install: names(install),
    valued: names(valued),
    sources: names(sources),
  };
}
