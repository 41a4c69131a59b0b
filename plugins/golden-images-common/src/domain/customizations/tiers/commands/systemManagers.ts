import { names } from './options';

/** How a manager of system packages is called. */
export interface SystemManager {
  readonly name: string;
  readonly install: ReadonlySet<string>;
  /** Change what is there without naming it. */
  readonly upgrade: ReadonlySet<string>;
  /** Add a repository. */
  readonly repository?: ReadonlySet<string>;
  readonly valued: ReadonlySet<string>;
  /** Options whose value is a repository. */
  readonly sources?: ReadonlySet<string>;
  /** Options that switch the verification of packages off. */
  readonly unverified?: ReadonlySet<string>;
  /** Options with which nothing is installed. */
  readonly dry?: ReadonlySet<string>;
}

const APT: SystemManager = {
  name: 'apt',
  dry: names(
    '-s --simulate --dry-run --just-print --no-act --recon --print-uris',
  ),
  install: names('install reinstall build-dep satisfy'),
  upgrade: names('upgrade dist-upgrade full-upgrade safe-upgrade'),
  valued: names(
    '-t --target-release --default-release -o --option -c --config-file -a --host-architecture',
  ),
  unverified: names(
    '--allow-unauthenticated --force-yes --allow-insecure-repositories',
  ),
};
const DNF: SystemManager = {
  name: 'dnf',
  dry: names('--assumeno --downloadonly'),
  install: names('install localinstall reinstall groupinstall in'),
  upgrade: names(
    'update upgrade distro-sync dist-sync update-minimal system-upgrade upgrade-minimal',
  ),
  valued: names(
    '--enablerepo --disablerepo --repo --repoid --releasever --installroot --setopt -c --config -x --exclude --excludepkgs --disableplugin --enableplugin -d -e --forcearch --advisory --comment --noplugins --repofrompath',
  ),
  sources: names('--repofrompath'),
  unverified: names('--nogpgcheck --no-gpgchecks'),
};

/** Managers of system packages by the program that is called. */
export const MANAGERS: Readonly<Record<string, SystemManager>> = {
  apt: APT,
  'apt-get': APT,
  'apt-fast': APT,
  aptitude: APT,
  apk: {
    name: 'apk',
    dry: names('-s --simulate'),
    install: names('add'),
    upgrade: names('upgrade'),
    valued: names(
      '-X --repository -t --virtual -p --root --arch --cache-dir --keys-dir --repositories-file --wait --timeout --progress-fd --cache-max-age',
    ),
    sources: names('-X --repository'),
    unverified: names('--allow-untrusted'),
  },
  yum: DNF,
  dnf: DNF,
  dnf5: DNF,
  microdnf: DNF,
  tdnf: DNF,
  zypper: {
    name: 'zypper',
    install: names('install in source-install si install-new-recommends inr'),
    upgrade: names('update up dist-upgrade dup patch'),
    repository: names('addrepo ar'),
    valued: names(
      '-r --repo --from -t --type -p --plus-repo --root -R --installroot --releasever -D --reposd-dir -C --cache-dir --plus-content',
    ),
    sources: names('-p --plus-repo'),
    unverified: names(
      '--no-gpg-checks --gpg-auto-import-keys --allow-unsigned-rpm -G --no-gpgcheck',
    ),
  },
  pacman: {
    name: 'pacman',
    install: names(''),
    upgrade: names(''),
    valued: names(
      '--root -r --dbpath -b --config --cachedir --ignore --overwrite --arch',
    ),
  },
  opkg: simple('opkg', 'install', 'upgrade'),
  emerge: simple('emerge', '', ''),
  'xbps-install': simple('xbps', '', ''),
  swupd: simple('swupd', 'bundle-add', 'update'),
  snap: simple('snap', 'install', 'refresh'),
  brew: simple('brew', 'install', 'upgrade'),
  urpmi: simple('urpmi', '', ''),
  slackpkg: simple('slackpkg', 'install', 'upgrade'),
  pkg: simple('pkg', 'install', 'upgrade'),
};

function simple(name: string, install: string, upgrade: string): SystemManager {
  return {
    name,
    install: names(install),
    upgrade: names(upgrade),
    valued: names(''),
  };
}
