import { names } from './options';

/** How a manager of the packages of a language is called. */
export interface LanguageManager {
  readonly name: string;
  /** Sub-commands that install; empty when every call does. */
  readonly install: ReadonlySet<string>;
  readonly valued: ReadonlySet<string>;
  /** Options whose value is an index. */
  readonly sources: ReadonlySet<string>;
  /** Sub-commands that set where packages come from, e.g. `config`. */
  readonly configure?: ReadonlySet<string>;
}

const PIP: LanguageManager = {
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
const NPM: LanguageManager = {
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

/** Managers of languages' packages by the program that is called. */
export const MANAGERS: Readonly<Record<string, LanguageManager>> = {
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

function language(
  name: string,
  install: string,
  valued: string,
  sources = '',
): LanguageManager {
  return {
    name,
    install: names(install),
    valued: names(valued),
    sources: names(sources),
  };
}
